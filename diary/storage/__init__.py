"""Bytes on disk: the only room that knows files, locks and TinyDB."""
