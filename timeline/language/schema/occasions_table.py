"""`occasions.toml`: the verbs that papers, meetings and visits are told by, by what they say of them."""

from collections.abc import Mapping
from typing import ClassVar

from attrs import Factory, frozen

from timeline.language.schema.structure import NO_TERMS, Terms, VerbLines


@frozen(kw_only=True)
class OccasionsTable:
    """Verbs by the deed they tell, in all forms; of a language whose clauses tell the verb itself, in that form."""

    noun: ClassVar = "occasions"

    deeds: Mapping[str, VerbLines] = Factory(dict)
    alone: Terms = NO_TERMS  # of these, what takes no object: "met on Friday"
    settings: Terms = NO_TERMS  # before a verb in -ing these say that it was done: "after signing"
