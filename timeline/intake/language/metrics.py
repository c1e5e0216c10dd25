"""What a figure measures: "exports of tractors", "organizations with Russian charter capital"."""

from collections.abc import Sequence

from timeline.intake.language.figure_words import FigureWords
from timeline.intake.language.tokens import Token

_LEFT = 3
_RIGHT = 7
_HYPHENS = "-‑–"
_OPEN = frozenset('“”"«»()[]')


def of_amount(cut: Sequence[Token], first: int, after: int, said: FigureWords) -> str | None:
    """Return the measured thing of money, percent or growth at tokens [first, after): told before it, or behind it."""
    share = _share(cut, after, said)
    if share is not None:
        return share
    for at in range(first - 1, -1, -1):
        if cut[at].text in ".;" and not cut[at].glued:
            break
        if cut[at].low in said.metrics and not _is_verb(cut, at, said):
            return _phrase(cut, at, first, said)
    for at in range(after, min(len(cut), after + _RIGHT)):
        if cut[at].kind == "sign" and cut[at].text not in _HYPHENS:
            break
        if cut[at].low in said.metrics:
            return _phrase(cut, at, len(cut), said)
    return _behind(cut, after, said)


def of_count(cut: Sequence[Token], first: int, after: int, said: FigureWords) -> str:
    """Return the counted noun phrase at tokens [first, after) with what belongs to it behind."""
    end = _linked(cut, after, len(cut), said)
    return _text(cut, first, end)


def _is_verb(cut: Sequence[Token], at: int, said: FigureWords) -> bool:
    """Whether a noun's form is a verb here: "to supply", "will trade", "they cost"."""
    before = cut[at - 1].low if at else ""
    return before in said.modals or before in said.links["we"]


def _share(cut: Sequence[Token], after: int, said: FigureWords) -> str | None:
    if (
        after + 1 < len(cut)
        and cut[after].low in said.links["of"]
        and cut[after - 1].low in (*said.percent, "half", "quarter", "third")
    ):
        end = _linked(cut, after, len(cut), said)
        return f"share {_text(cut, after, end)}" if end > after + 1 else None
    return None


def _phrase(cut: Sequence[Token], at: int, limit: int, said: FigureWords) -> str:
    begin = at
    while begin > 0 and at - begin < _LEFT * 2:
        token = cut[begin - 1]
        if token.text in _HYPHENS and token.glued:
            begin -= 1
            continue
        if token.kind != "word" or token.low in said.stop or token.low in said.targets or token.low.endswith("ed"):
            break
        begin -= 1
    return _text(cut, begin, _linked(cut, at + 1, limit, said))


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
        if token.low in said.links["phrase"] or (token.low in said.joins and index > at):
            index += 1
            continue
        if token.low in said.stop or token.low in said.up or token.low in said.down or token.low in said.qualifiers:
            break
        if index == at and token.low not in said.links["phrase"]:
            break
        index += 1
        end = index
    return end


def _behind(cut: Sequence[Token], after: int, said: FigureWords) -> str | None:
    if after + 1 < len(cut) and cut[after].low in said.links["behind"]:
        end = _linked(cut, after, len(cut), said)
        if end > after + 1:
            return _text(cut, after + 1, end)
    return None


def _text(cut: Sequence[Token], first: int, after: int) -> str:
    """Join tokens as they stood, blanks made one."""
    parts: list[str] = []
    for token in cut[first:after]:
        if token.text in _OPEN:
            continue
        if parts and not token.glued:
            parts.append(" ")
        parts.append(token.text)
    return "".join(parts).removeprefix("the ").strip()
