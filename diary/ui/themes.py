"""Our own themes beside Textual's: calm, and readable by every eye."""

from textual.theme import Theme

DARK = Theme(
    name="diary-dark",
    primary="#7FB2E5",
    secondary="#9CC5C9",
    accent="#8FD3C8",
    warning="#F2B84B",
    error="#FF8A80",
    success="#9AD1A5",
    foreground="#E6EAF0",
    background="#12171E",
    surface="#1A212B",
    panel="#222B37",
    dark=True,
)

LIGHT = Theme(
    name="diary-light",
    primary="#1F5F9E",
    secondary="#2E6F75",
    accent="#11665B",
    warning="#8A4B00",
    error="#A3161B",
    success="#1D6B35",
    foreground="#15202B",
    background="#FAFBFC",
    surface="#F0F3F7",
    panel="#E3E9F0",
    dark=False,
)

THEMES = (DARK, LIGHT)
