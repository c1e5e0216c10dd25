"""Names of one word at the head of a sentence, where a capital tells nothing: "Nubira will open a plant"."""

import re
from functools import cached_property

from attrs import frozen

from timeline.language.acts.actor_phrases import words
from timeline.language.clauses.clause import Span
from timeline.language.discourse.scene import Scene

ASIDE = 12  # characters in which an aside begins
_WORD = re.compile(r"[^\W\d_]+")
_WITHIN = re.compile(r"(?<=[\w,)] )[^\W\d_]+")  # behind another word of its sentence


@frozen
class LoneNames:
    """What an article's words are written like elsewhere in it."""

    scene: Scene

    def holds_name(self, span: Span, *, surely: bool = False) -> bool:
        """Tell whether a phrase is such a word, or has capitals behind its first letter: "drugmaker Orlin"."""
        inside = any(char.isupper() for char in self.scene.text[span[0] + 1 : span[1]])
        return inside or self.is_name(span, surely=surely and not self._is_explained(span))

    def _is_explained(self, span: Span) -> bool:
        """Whether an aside behind a word tells what it is the name of: "Orlin, a carrier, will"."""
        behind = self.scene.text[span[1] : span[1] + ASIDE]
        return behind.startswith(", ") and behind[2:].partition(" ")[0] in words(self.scene.language).leads

    def is_name(self, span: Span, *, surely: bool = False) -> bool:
        """Tell whether a phrase is a capitalised word that the article never writes small, and that is no plural.

        `surely`: it stands within a sentence too.
        """
        word, endings = self.scene.text[slice(*span)], words(self.scene.language).no_lone
        if not endings or not word.isalpha() or not word[0].isupper() or word.endswith(endings):
            return False
        return word.lower() not in self._small and (not surely or word in self._within)

    @cached_property
    def _small(self) -> frozenset[str]:
        return frozenset([word for word in _WORD.findall(self.scene.text) if word.islower()])

    @cached_property
    def _within(self) -> frozenset[str]:
        return frozenset(_WITHIN.findall(self.scene.text))
