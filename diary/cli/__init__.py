"""The commands, and where everything is put together."""
