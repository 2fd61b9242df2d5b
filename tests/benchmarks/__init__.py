"""What the program costs, as ratios to a floor measured in the same run.

`python -m tests.benchmarks` runs them all and prints a line each. Nothing here is a test: a machine
that is busy for a moment must not fail one.
"""
