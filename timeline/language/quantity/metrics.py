"""What a figure measures: "exports of tractors", "organizations with Russian charter capital"."""

from collections.abc import Sequence

from timeline.language.quantity.figure_words import FigureWords
from timeline.language.text.tokens import Token

SHARE = "share"  # what an event calls a part of something, whatever the language, as it does units
_LEFT = 3
_RIGHT = 7
_FAR = 60  # tokens before the number
_HYPHENS = "-‑–"
_OPEN = frozenset('“”"«»()[]')


def of_amount(cut: Sequence[Token], first: int, after: int, said: FigureWords, *, share: bool) -> str | None:
    """Return the measured thing of money, percent or growth at tokens [first, after): told before it, or behind it."""
    part = _share(cut, after, said) if share else None
    if part is not None:
        return part
    for at in range(first - 1, max(-1, first - _FAR), -1):
        if cut[at].text in ".;" and not cut[at].glued:
            break
        if cut[at].low in said.metrics and not _is_verb(cut, at, said):
            return _phrase(cut, at, (0, first), said)
    for at in range(after, min(len(cut), after + _RIGHT)):
        if cut[at].kind == "sign" and cut[at].text not in _HYPHENS:
            break
        if cut[at].low in said.metrics:
            return _phrase(cut, at, (after, len(cut)), said)
    return _behind(cut, after, said)


def of_count(cut: Sequence[Token], first: int, after: int, said: FigureWords) -> str:
    """Return the counted noun phrase at tokens [first, after) with what belongs to it behind."""
    end = _linked(cut, after, len(cut), said)
    return _text(cut, first, end, said)


def _is_verb(cut: Sequence[Token], at: int, said: FigureWords) -> bool:
    """Whether a noun's form is a verb here: "to supply", "will trade", "they cost"."""
    before = cut[at - 1].low if at else ""
    return before in said.modals or before in said.links["we"]


def _share(cut: Sequence[Token], after: int, said: FigureWords) -> str | None:
    if after + 1 >= len(cut) or cut[after].low not in said.links["of"]:
        return None
    end = _linked(cut, after, len(cut), said)
    return f"{SHARE} {_text(cut, after, end, said)}" if end > after + 1 else None


def _phrase(cut: Sequence[Token], at: int, bounds: tuple[int, int], said: FigureWords) -> str:
    begin = at
    while begin > bounds[0] and at - begin < _LEFT * 2:
        token = cut[begin - 1]
        if token.text in _HYPHENS and token.glued:
            begin -= 1
            continue
        if not _describes(cut, begin - 1, said):
            break
        begin -= 1
    return _text(cut, begin, _linked(cut, at + 1, bounds[1], said), said)


def _describes(cut: Sequence[Token], at: int, said: FigureWords) -> bool:
    """Whether a word before a noun belongs to it: "mutual trade", no verb and no small word."""
    token = cut[at]
    if token.kind != "word" or token.low in said.stop or token.low in said.targets or token.low in said.time:
        return False
    if said.describing:
        return token.low.endswith(said.describing) or token.low in said.metrics
    infinitive = at > 0 and cut[at - 1].low in said.links["level"]
    return not infinitive and token.low not in said.growing and not token.low.endswith(said.no_heads)


def _linked(cut: Sequence[Token], at: int, limit: int, said: FigureWords) -> int:
    """Return the end of the prepositional phrases that follow a noun."""
    end = at
    index = at
    while index < min(limit, len(cut), at + _RIGHT + 1):
        token = cut[index]
        if token.kind == "number":
            break
        if token.kind == "sign":
            if token.text in _HYPHENS and token.glued:
                index += 1
                continue
            break
        if token.low in said.links["level"] and not _placed(cut, index):
            break
        if token.low in said.links["phrase"] or (token.low in said.joins and index > at):
            index += 1
            continue
        if token.low in said.links["levels"] and token.low not in said.links["phrase"]:
            break
        if token.low in said.stop or token.low in said.up or token.low in said.down or token.low in said.qualifiers:
            break
        if index == at and token.low not in said.links["phrase"]:
            break
        index += 1
        end = index
    return end


def _placed(cut: Sequence[Token], at: int) -> bool:
    """Whether "to" leads to a place or thing and not to a verb: "exports to Brest", "to the region"."""
    return at + 1 < len(cut) and (
        cut[at + 1].text[0].isupper() or (at + 2 < len(cut) and len(cut[at + 1].text) <= len("the"))
    )


def _behind(cut: Sequence[Token], after: int, said: FigureWords) -> str | None:
    if after + 1 < len(cut) and cut[after].low in said.links["behind"]:
        end = _linked(cut, after, len(cut), said)
        if end > after + 1:
            return _text(cut, after + 1, end, said)
    return None


def _text(cut: Sequence[Token], first: int, after: int, said: FigureWords) -> str:
    """Join tokens as they stood, blanks made one, without an article before them."""
    parts: list[str] = []
    for token in cut[first:after]:
        if token.text in _OPEN:
            continue
        if parts and not token.glued:
            parts.append(" ")
        parts.append(token.text)
    text = "".join(parts)
    article, _, rest = text.partition(" ")
    return (rest if article in said.articles else text).strip()
