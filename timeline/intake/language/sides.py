"""The parties of the talks an article tells of, as regions, and whom each person speaks for."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from attrs import frozen

from timeline.intake.article import Article
from timeline.intake.language.marks import Mention, Place, Sentence

LEAD = 3  # sentences
FEW = 6  # more regions than this in the head of an article are a list, not parties


@frozen(kw_only=True)
class Sides:
    """`codes` of the parties, sorted; `of` maps a person or body to the region spoken for."""

    codes: tuple[str, ...] = ()
    of: Mapping[str, str] = {}

    @staticmethod
    def read(
        article: Article,
        sentences: Sequence[Sentence],
        places: Sequence[Place],
        mentions: Sequence[Mention],
        title_places: Sequence[Place] = (),
    ) -> "Sides":
        """Read the sides from the head of the article, the roles of those named, and what is named most."""
        spoken_for = _roles(mentions, places)
        head_end = sentences[min(LEAD, len(sentences)) - 1].end if sentences else 0
        seats = _seats(article, sentences, head_end)
        head = [p for p in title_places if p.kind != "reference"]
        head += [p for p in places if p.start < head_end and p.kind != "reference" and p.start not in seats]
        weight = Counter(p.code for p in head)
        weight.update(code for name, code in spoken_for.items())
        total = Counter(p.code for p in places if p.kind != "reference")
        parts = [code for code in weight if "-" in code]
        if len(parts) > FEW:
            parts = []
        parents = {code.partition("-")[0] for code in parts}
        nations = [
            code
            for code, count in total.items()
            if "-" not in code and code not in parents and (count > 1 or code in weight)
        ]
        nations.sort(key=lambda code: -total[code])
        return Sides(codes=tuple(sorted((*parts, *nations[: 1 if parts else 2]))), of=spoken_for)


def _seats(article: Article, sentences: Sequence[Sentence], head_end: int) -> set[int]:
    """Where a place of the head only says where: "in Mogilev", a dateline."""
    seats = set()
    text = article.text
    line = article.dateline
    for sentence in sentences:
        if sentence.start >= head_end:
            break
        at = text.find(" in ", sentence.start, sentence.end)
        while at >= 0:
            seats.add(at + len(" in "))
            at = text.find(" in ", at + 1, sentence.end)
    if line is not None:
        seats.update(range(line.start, line.end))
    return seats


def _roles(mentions: Sequence[Mention], places: Sequence[Place]) -> dict[str, str]:
    """Whom each name speaks for: the place in the role as it stands by the name, a subdivision before a country."""
    found: dict[str, str] = {}
    starts = [place.start for place in places]
    for mention in mentions:
        if mention.role is None:
            continue
        room = len(mention.role) + 4
        for place in places[bisect_left(starts, mention.start - room) : bisect_left(starts, mention.end + room)]:
            if place.kind == "reference" or place.text not in mention.role:
                continue
            if mention.name not in found or ("-" in place.code and "-" not in found[mention.name]):
                found[mention.name] = place.code
    return found
