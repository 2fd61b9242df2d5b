"""The first letter of a text, as it stands alone or within a sentence; the rest stays as it is."""


def capital(words: str) -> str:
    """`left thigh (front)` as `Left thigh (front)`."""
    return words[:1].upper() + words[1:]


def small(words: str) -> str:
    """`No make-up` as `no make-up`."""
    return words[:1].lower() + words[1:]
