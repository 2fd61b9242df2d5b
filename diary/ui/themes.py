"""Our own themes beside Textual's: calm, and readable by every eye."""

from textual.theme import BUILTIN_THEMES, Theme

from diary.core.settings import Settings

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
    variables={
        "text-disabled": "#93A0AF",
        "scrollbar": "#6B7785",
        "scrollbar-hover": "#93A0AF",
        "scrollbar-active": "#93A0AF",
        "input-selection-background": "#2F4F72",
        "block-cursor-blurred-background": "#2A3B4E",
    },
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
    variables={
        "text-disabled": "#56616E",
        "scrollbar": "#75818F",
        "scrollbar-hover": "#56616E",
        "scrollbar-active": "#56616E",
        "block-cursor-blurred-background": "#C6D6E6",
    },
)

#: Black, white and little else: every text has a contrast of at least 7 to 1.
CONTRAST = Theme(
    name="diary-contrast",
    primary="#9CD3FF",
    secondary="#9CD3FF",
    accent="#FFE566",
    warning="#FFC44D",
    error="#FFB3AB",
    success="#8CF0A6",
    foreground="#FFFFFF",
    background="#000000",
    surface="#1C1C1C",
    panel="#333333",
    dark=True,
    variables={
        "text-muted": "#E0E0E0",
        "text-disabled": "#D0D0D0",
        "scrollbar": "#B0B0B0",
        "scrollbar-hover": "#FFFFFF",
        "scrollbar-active": "#FFFFFF",
        "input-selection-background": "#FFFFFF",
        "block-cursor-blurred-background": "#333333",
        "input-selection-foreground": "#000000",
    },
)

THEMES = (DARK, LIGHT, CONTRAST)
#: What a diary may be shown in, by name: our own first, then Textual's.
NAMES = (*(theme.name for theme in THEMES), *BUILTIN_THEMES)


def theme_of(settings: Settings) -> str:
    """The name of the theme that was chosen; the usual one where there is none of that name."""
    return settings.theme if settings.theme in NAMES else DARK.name
