"""Texts that want to act on a terminal or on the app."""

#: Each with what of it must never reach the terminal.
PAYLOADS = {
    "clipboard": ("\x1b]52;c;ZXZpbA==\x07", "\x1b]52"),
    "link": ("\x1b]8;;http://evil.example\x1b\\here\x1b]8;;\x1b\\", "\x1b]8;"),
    "title": ("\x1b]0;evil\x07", "\x1b]0;"),
    "csi": ("\x1b[6n\x1b[31mred", "\x1b[6n"),
    "reset": ("\x1bcgone", "\x1bc"),
    "dcs": ("\x1bP$q\x22p\x1b\\", "\x1bP"),
    "apc": ("\x1b_Gevil\x1b\\", "\x1b_"),
    "c1 csi": ("\x9b31mred", "\x9b"),
    "c1 osc": ("\x9d52;c;ZXZpbA==\x9c", "\x9d"),
    "bell": ("ding\x07dong", "g\x07"),
    "override": ("\u202eevil\u202c", "\u202e"),
    "isolate": ("\u2066evil\u2069", "\u2066"),
    "zero width": ("e\u200bv\u2060i\ufeffl", "\u200b"),
    "tags": ("evil\U000e0065\U000e007f", "\U000e0065"),
    "surrogate": ("a\ud800b", "\ud800"),
    "nul": ("a\x00b", "\x00"),
    "lines": ("a\r\nb\x0bc\u2028d", "\u2028"),
    "markup": ("[@click=app.quit]evil[/] [/nope] [bold red]x[/] $note", "\x1b]1337"),
}
ALL = " ".join(text for text, _ in PAYLOADS.values())
ACTING = [acting for _, acting in PAYLOADS.values()]
