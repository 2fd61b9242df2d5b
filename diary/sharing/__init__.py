"""A summary or a diary to bytes and back. Blind to the screen and to how the diary is stored."""
