"""On what grounds what a clause tells is taken for the report of a work, and not for news of the day: a sum of points.

Every evidence has a name and its points. They were fitted to the clauses of articles about promises and of ordinary
local news (a logistic regression, rounded); half of what tells a report is the article, half the clause.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from attrs import frozen

from timeline.language.acts import act_table, named_works, works
from timeline.language.acts.act_table import ActRow
from timeline.language.clauses import foreseen
from timeline.language.clauses.clause import Clause
from timeline.language.discourse.localities import LEAD
from timeline.language.discourse.scene import Scene
from timeline.language.schema.clauses_table import ClausesTable
from timeline.language.words.lexicon import languages

ENOUGH = 7
POINTS: Mapping[str, int] = {
    "about_works": 4,  # the article's title or lead names a work, and it tells promises or what came of them
    "dwells_on_promises": 2,  # it tells promises again and again
    "lead": 3,  # the clause stands in its first sentence
    "sure": 4,  # what the table takes for a report anywhere
    "foreseen": 4,  # the clause says itself that it was to be: "as promised"
    "promise": -2,  # what the table takes for one only of what is promised, and does not go back
    "begun_or_ended": 2,  # the verb tells that a work begins, goes on, ends, is late, is dropped
    "made": 3,  # "has built a school", "a school has been built"
    "work": 1,  # a noun names a kind of work, its doing, or what somebody has laid down to do
    "counted": 4,  # so many, or so many of so many
    "awaited": 4,  # "already", "at last"
    "promised": 2,  # one of its words is one of a promise of the article
    "much_promised": 2,  # three are
    "follows": 4,  # one is, of a promise right before it
    "head": 1,  # two of its words stand in title or lead
    "back": 8,  # the promise right before it is not kept, or what was promised is not there, or is late
    "perfect": 2,  # "has been built"
    "failed": -2,  # much fails that nobody promised
    "person": -4,  # somebody's own deed
    "standing": -4,  # it tells how things are, or always go, and not how that is to what was foreseen
}
EVERY = 8  # sentences; an article with a promise in one of so many dwells on what is to be
FEW = 3  # sentences
MUCH, SEVERAL = 3, 2  # words of promises, of title and lead
_TOLD_OF = frozenset({"met", "missed", "promised"})
_WITHOUT = frozenset({"idle", "absent", "awaiting", "still"})
_LATE = frozenset({"delayed", "failed", "cancelled"})


@frozen
class Grounds:
    """What of an article its reports stand on; looked for where it is first asked for."""

    scene: Scene
    clauses: Sequence[Clause]

    def hold(self, at: int, row: ActRow, *, counts: bool) -> bool:
        """Tell whether a clause, told by its place among the clauses, may be the report that a row takes it for.

        `counts`: it only counts what was promised right before it.
        """
        if len(self.scene.sentences) <= FEW and self._may_be(self.clauses[at], row):
            return True
        return sum(POINTS[name] for name in self.evidence(at, row, counts=counts)) >= ENOUGH

    def evidence(self, at: int, row: ActRow, *, counts: bool) -> Iterator[str]:
        """Yield the names of what tells for a clause as a report, or against it."""
        clause = self.clauses[at]
        words = works.told(self.scene, clause)
        stems = works.stems(words)
        promised = self._promised_words(clause, stems)
        back = counts or self._goes_back(at)
        named = self._names_kind(clause)
        perfect = clause.tense in ("done", "had_been") and self._parts_tenses
        told = {
            "about_works": self._is_about_works,
            "dwells_on_promises": self._dwells,
            "lead": clause.sentence == 0,
            "sure": not (row.of_works or row.of_promise or row.of_told_promise),
            "foreseen": clause.foreseen in _TOLD_OF,
            "promise": row.of_promise and not back,
            "begun_or_ended": clause.phase != "none",
            "made": named and perfect and clause.kind != "person",
            "work": named or clause.scheme or named_works.names_labour(self._words(clause), self.scene.language),
            "counted": clause.partial or works.is_counted(self.scene, clause),
            "awaited": clause.awaited,
            "promised": promised > 0,
            "much_promised": promised >= MUCH,
            "follows": self._follows_promise(at, stems),
            "head": len(self._head & stems) >= SEVERAL,
            "back": back,
            "perfect": perfect,
            "failed": row.value == "failed",
            "person": clause.kind == "person",
            "standing": clause.tense in ("habitual", "present") and clause.foreseen == "untold" and not clause.partial,
        }
        return (name for name, holds in told.items() if holds)

    def _may_be(self, clause: Clause, row: ActRow) -> bool:
        """Whether a clause of a text of a few sentences, which can tell little else, may be a report."""
        if not self.scene.article.title and len(self.scene.sentences) <= LEAD:
            return not _is_lack(clause) or self._names_kind(clause)
        told = clause.foreseen in _TOLD_OF or (self._names_kind(clause) and not row.of_promise)
        return told and clause.kind != "person"

    @cached_property
    def _parts_tenses(self) -> bool:
        """Whether the language parts what has been done from what once was, so that the perfect tells something."""
        return self.scene.language in languages(ClausesTable.noun)

    @cached_property
    def _is_about_works(self) -> bool:
        return works.is_about_works(self.scene, self.clauses)

    @cached_property
    def _dwells(self) -> bool:
        return sum(map(_promises, self.clauses)) * EVERY >= len(self.scene.sentences)

    @cached_property
    def _head(self) -> frozenset[str]:
        return works.head_words(self.scene)

    @cached_property
    def _promised(self) -> Counter[str]:
        return works.words_told(self.scene, self.clauses)

    def _promised_words(self, clause: Clause, stems: frozenset[str]) -> int:
        """Return how many words of a clause other clauses promise, or surely tell of what came of."""
        own = int(works.tells_promise(clause))
        return sum(self._promised[stem] > own for stem in stems)

    def _follows_promise(self, at: int, stems: frozenset[str]) -> bool:
        """Whether a clause has a word of a promise right before it: "is to lay pipes. It is laying the pipes"."""
        here = self.clauses[at].sentence
        near = (one for one in self.clauses[max(0, at - works.NEAR) : at] if here - one.sentence <= 1)
        return any(_promises(one) and not stems.isdisjoint(works.stems(works.told(self.scene, one))) for one in near)

    def _names_kind(self, clause: Clause) -> bool:
        return named_works.names_kind(self._words(clause), self.scene.language)

    def _words(self, clause: Clause) -> str:
        """Return the words of a clause, with its subject where that stands before it."""
        subject = "" if clause.subject is None else self.scene.text[slice(*clause.subject)]
        return f"{subject} {self.scene.text[clause.start : clause.end]}"

    def _goes_back(self, at: int) -> bool:
        """Whether the promise right before it is not kept; what was promised is not there; or it, unnamed, is late."""
        clause = self.clauses[at]
        if clause.kind == "none" and _is_lack(clause) and not self._names_kind(clause):
            return False  # "there is no doubt"
        undone = clause.negated or clause.foreseen in _WITHOUT
        if undone and works.points_back(self.scene, self.clauses, at):
            return True
        if clause.foreseen in _WITHOUT:
            return foreseen.says_promised(self.scene.sentences[clause.sentence].text, self.scene.language)
        subject = "" if clause.subject is None else self.scene.text[slice(*clause.subject)]
        acts = clause.kind in ("person", "pronoun", "speaker", "hearer")
        return (
            clause.phase in _LATE and bool(subject) and not acts and not works.says_what(subject, self.scene.language)
        )


def _is_lack(clause: Clause) -> bool:
    """Whether a clause tells only that something is not there, or is waited for: "there are no such doubts"."""
    return clause.foreseen == "awaiting" or (clause.negated and clause.sort in ("state", "signing"))


def _promises(clause: Clause) -> bool:
    row = act_table.decide("pledge", clause)
    return row is not None and row.gives == "pledge"
