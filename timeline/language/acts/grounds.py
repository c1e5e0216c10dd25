"""On what grounds what a clause tells is taken for the report of a work, and not for news of the day."""

from collections.abc import Sequence
from functools import cached_property

from attrs import frozen

from timeline.language.acts import act_table, named_works, works
from timeline.language.clauses.clause import Clause
from timeline.language.discourse.localities import LEAD
from timeline.language.discourse.scene import Scene

EVERY = 8  # sentences; an article with a promise in one of so many dwells on what is to be
_NOTHING = frozenset({"untold", "idle", "awaiting", "still"})  # says nothing of what was foreseen
_GOES_ON = frozenset({"delayed", "under_way"})


@frozen
class Grounds:
    """What of an article its reports stand on; looked for where it is first asked for.

    In an article that dwells on what is to be, and is about works, whatever the table takes for a report is one. In
    others most of that is news of the day, of fires, courts and shops: a report says that something was foreseen, goes
    on from a promise, or names a work and what became of it.
    """

    scene: Scene
    clauses: Sequence[Clause]

    def hold(self, at: int) -> bool:
        """Tell whether a clause, told by its place among the clauses, may be the report of a work."""
        clause = self.clauses[at]
        if clause.foreseen not in _NOTHING or (clause.partial and clause.of_whole):
            return True
        if clause.relative and not clause.negated:
            return False
        if clause.negated and clause.sort == "state" and not self._names_kind(clause):
            return False  # "there is no doubt", "we have no idea"
        if self._about_works and (self._dwells or (self._promises > 0 and clause.phase in _GOES_ON)):
            return True
        return self._follows_promise(at) or self._tells_work(clause)

    @cached_property
    def _about_works(self) -> bool:
        return works.is_about_works(self.scene, self.clauses)

    @cached_property
    def _dwells(self) -> bool:
        """Whether the article tells promises again and again; a text of a sentence or two does."""
        sentences = len(self.scene.sentences)
        if not self.scene.article.title and sentences <= LEAD:
            return True
        return self._promises * EVERY >= sentences

    @cached_property
    def _promises(self) -> int:
        """How many clauses of the article are promises."""
        return sum(map(_promises, self.clauses))

    @cached_property
    def _head(self) -> frozenset[str] | None:
        """Stems of the title and lead; None where any word will do."""
        return None if self._dwells or self._about_works else works.head_words(self.scene)

    def _follows_promise(self, at: int) -> bool:
        """Whether a clause has a word of a promise right before it: "is to lay pipes. It is laying the pipes"."""
        here = works.stems(works.told(self.scene, self.clauses[at]))
        return any(
            self.clauses[at].sentence - one.sentence <= 1
            and _promises(one)
            and not here.isdisjoint(works.stems(works.told(self.scene, one)))
            for one in self.clauses[max(0, at - works.NEAR) : at]
        )

    def _tells_work(self, clause: Clause) -> bool:
        """Whether a clause names a work, and tells that it begins, ends or was made so; seldom a person's own deed."""
        words = self._words(clause)
        kind, labour = self._names_kind(clause), named_works.names_labour(words, self.scene.language)
        if kind and clause.awaited:
            return True  # "the farm now feeds the grid", "the mayor at last opened the school"
        if clause.kind == "person" or (clause.modality == "failing" and clause.kind == "thing"):
            return False  # "a van failed to stop at the lights"
        if kind and clause.tense == "done":
            return True  # "we have built a greenhouse"
        if clause.phase == "none" or not (kind or labour or clause.scheme):
            return False
        if kind and (labour or works.is_counted(self.scene, clause)):
            return True  # "work on the tunnel began", "70 farms were opened"
        return self._head is None or not self._head.isdisjoint(works.stems(words))

    def _names_kind(self, clause: Clause) -> bool:
        return named_works.names_kind(self._words(clause), self.scene.language)

    def _words(self, clause: Clause) -> str:
        """Return the words of a clause, with its subject where that stands before it."""
        subject = "" if clause.subject is None else self.scene.text[slice(*clause.subject)]
        return f"{subject} {self.scene.text[clause.start : clause.end]}"


def _promises(clause: Clause) -> bool:
    row = act_table.decide("pledge", clause)
    return row is not None and row.gives == "pledge"
