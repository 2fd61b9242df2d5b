"""Widgets of our own: grids drawn in one piece, so that a key paints at once."""
