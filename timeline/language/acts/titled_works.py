"""Names that are those of works, which bind themselves to nothing: "the Gull Bridge", "the opening of Corran Gully"."""

import re
from functools import cache, cached_property

from attrs import frozen

from timeline.language.acts.actor_phrases import words
from timeline.language.acts.named_works import table
from timeline.language.clauses.clause_words import clause_words
from timeline.language.discourse.scene import Scene
from timeline.language.words import genitives

_NAME = r"((?:[A-ZÀ-Þ][\w’'-]*)(?: [A-ZÀ-Þ][\w’'-]*){0,4})"


@frozen
class TitledWorks:
    """The names of an article that are its works'."""

    scene: Scene

    def is_work(self, name: str, *, house: bool = False) -> bool:
        """Tell whether a name is a work's; `house`: also one of those who run it, as a hospital's is."""
        if not name[:1].isupper():
            return False
        language = self.scene.language
        last = name.rpartition(" ")[2].lower()
        known = words(language)
        if last in table(language).kinds or last in known.houses or last in known.built:
            return house or not (last in clause_words(language).words.agents or last in known.agents)
        return name in self._made

    @cached_property
    def _made(self) -> frozenset[str]:
        """Return the names that the article tells the opening or building of, or a project of."""
        told = _making(self.scene.language)
        found = () if told is None else told.finditer(self.scene.text)
        return frozenset(genitives.bare(name[1]) for name in found)


@cache
def _making(language: str) -> re.Pattern[str] | None:
    """Return what tells of the building of something by its name; None where a language has no words for it."""
    said, known = table(language), words(language)
    if not said.labours or not known.inner:
        return None
    doing, of, leads = (
        "|".join(sorted(map(re.escape, some))) for some in (said.labours | said.pointing, known.inner, known.leads)
    )
    return re.compile(rf"\b(?:{doing}) (?:{of}) (?:(?:{leads}) )?{_NAME}")
