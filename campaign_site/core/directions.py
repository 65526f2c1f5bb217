"""Direction in plain text (mails, calendars), where no markup can say it.

Isolates (U+2066-U+2069) keep a Latin acronym or a telephone number from disturbing
the Arabic sentence around it. Embeddings and overrides (U+202A-U+202E) are never
written, and are removed from what people paste.
"""

LTR_ISOLATE, FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2066", "\u2068", "\u2069"

_CONTROLS = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def strip_bidi_controls(text: str) -> str:
    """The text without invisible direction marks, embeddings, overrides and isolates."""
    return text.translate(_CONTROLS)


def isolate(text: str) -> str:
    """The text set apart from its surroundings, in the direction of its first letter."""
    return _wrapped(text, FIRST_STRONG_ISOLATE)


def isolate_ltr(text: str) -> str:
    """The text set apart and read from left to right: numbers, times, codes, addresses."""
    return _wrapped(text, LTR_ISOLATE)


def _wrapped(text: str, opening: str) -> str:
    # A control left open inside would swallow the closing one.
    bare = strip_bidi_controls(text)
    return f"{opening}{bare}{POP_ISOLATE}" if bare else ""
