"""Numbers as words and digits, as far as dates and durations need them."""

from collections.abc import Sequence

from timeline.language.time.time_tokens import TimeToken

_HUNDRED = 100
_FRACTIONS = {"1/2": 0.5, "1/3": 1 / 3, "2/3": 2 / 3, "1/4": 0.25, "3/4": 0.75}


def number(tokens: Sequence[TimeToken]) -> float | None:
    """Return the number that neighbouring number tokens say; None for "a few" and the like.

    Digits as written (`1.5`, `1,5`, `2 1/2`); words by the rule of tens and units, hundreds multiply.
    """
    total = 0.0
    for token in tokens:
        if token.cls == "i" and not token.value.isdigit():
            if len(tokens) > 1 and any(other.cls in "wdnY" for other in tokens):
                continue
            return None
        value = _value(token, counted=len(tokens) > 1)
        total = max(total, 1) * value if token.cls == "w" and value >= _HUNDRED else total + value
    return total


def _value(token: TimeToken, *, counted: bool) -> float:
    if token.cls == "j":
        return 0 if counted else 1
    if token.value in _FRACTIONS:
        return _FRACTIONS[token.value]
    return float(token.value.replace(",", "."))
