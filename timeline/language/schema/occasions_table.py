"""`occasions.toml`: the verbs that papers, meetings and visits are told by, by what they say of them."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from attrs import Factory, frozen

from timeline.language.schema.structure import NO_TERMS, Terms, VerbLines


@frozen(kw_only=True)
class OccasionsTable:
    """Verbs by the deed they tell, in all forms; of a language whose clauses tell the verb itself, in that form.

    Where a finite word frames the deed, a line parts them: infinitive | present | past | participles | future.
    """

    noun: ClassVar = "occasions"

    papers: Mapping[str, VerbLines] = Factory(dict)
    meetings: Mapping[str, VerbLines] = Factory(dict)
    visits: Mapping[str, VerbLines] = Factory(dict)
    free_order: bool = False  # what a verb is about may stand before it, also where it is no passive
    alone: Terms = NO_TERMS  # of these, what takes no object: "met on Friday"
    stays: Terms = NO_TERMS  # forms of "be": who was somewhere
    sides: Terms = NO_TERMS  # behind these stands a further side of a paper: "with the port"
    settings: Terms = NO_TERMS  # before a verb in -ing these say that it was done: "after signing"

    def verbs(self) -> Iterator[VerbLines]:
        """Yield all the verbs."""
        for deeds in (self.papers, self.meetings, self.visits):
            yield from deeds.values()
