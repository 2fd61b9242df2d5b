"""Faults of every kind done to a diary on purpose: the proof behind the README's table."""
