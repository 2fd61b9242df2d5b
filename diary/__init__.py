"""A symptom diary for the days after a mesotherapy session."""

__version__ = "0.5.0"
