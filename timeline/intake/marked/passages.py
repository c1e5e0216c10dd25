"""Where a passage stands in a text, whatever blanks and typography it is copied with: the source's own slice.

Blanks are one, quotation marks and dashes of all kinds are alike, what has no width is nothing. Letters are the same.
"""

from bisect import bisect_left

from attrs import frozen

_ALIKE = {
    **dict.fromkeys("“”„‟«»″〝〞", '"'),
    **dict.fromkeys("‘’‚‛′‹›`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
    "ﬁ": "fi",
    "ﬂ": "fl",
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
}
_EDGES = " \"'.,;:"
_ENOUGH = 2  # places; whoever asks wants to know whether there is just one


@frozen
class FoldedText:
    """A text in which passages are looked for. `at` is the offset of each folded character, and the end of the text."""

    folded: str
    at: tuple[int, ...]

    def find(self, passage: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return where a passage stands between two offsets: no place, one, or the first two of several.

        Where it does not stand as it is, it is looked for without the marks around it.
        """
        whole = fold(passage)[0].strip()
        return self._places(whole, start, end) or self._places(whole.strip(_EDGES), start, end)

    def _places(self, sought: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
        found: list[tuple[int, int]] = []
        here, last = bisect_left(self.at, start), bisect_left(self.at, end)
        while sought and len(found) < _ENOUGH:
            here = self.folded.find(sought, here, last)
            if here < 0:
                break
            after = here + len(sought)
            if self._is_whole(here, after):
                found.append((self.at[here], self.at[after - 1] + 1))
            here = after
        return tuple(found)

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether a stretch begins and ends between words."""
        text = self.folded
        inner = start > 0 and text[start].isalnum() and text[start - 1].isalnum()
        return not inner and not (end < len(text) and text[end - 1].isalnum() and text[end].isalnum())


def passages_of(text: str) -> FoldedText:
    """Return a text as one in which passages are looked for."""
    folded, at = fold(text)
    return FoldedText(folded, (*at, len(text)))


def fold(text: str) -> tuple[str, list[int]]:
    """Return a text with one blank for many and plain marks, and where in it each character stood."""
    told: list[str] = []
    at: list[int] = []
    for offset, character in enumerate(text):
        plain = " " if character.isspace() else _ALIKE.get(character, character)
        if plain == " " and told and told[-1] == " ":
            continue
        for one in plain:
            told.append(one)
            at.append(offset)
    return "".join(told), at
