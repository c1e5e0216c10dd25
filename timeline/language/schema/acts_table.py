"""`acts.toml`: how meetings, visits and agreements are told."""

from collections.abc import Mapping
from typing import ClassVar

from attrs import Factory, frozen

from timeline.language.schema.declared_rules import Rule
from timeline.language.schema.structure import Strings, StringSet

Patterns = Mapping[str, str]


@frozen(kw_only=True)
class MeetingTable:
    """Words that say what a meeting is called, who takes part, and that it was none."""

    triggers: Strings = ()
    loose: str = ""  # several of them without a determiner are nobody's meeting in particular
    several: str = ""  # with a determiner they are meetings of other days
    off: str = ""  # behind its first word: it did not take place
    sport: str = ""  # whoever meets for this, where nobody is named, plays
    sides: str = ""  # `sides`: who takes part, named or not, right behind the meeting
    attended: str = ""  # the same, anywhere behind it
    nobody: str = ""  # of these sides, none
    joints: StringSet = frozenset()  # between two sides
    groups: Patterns = Factory(dict)  # `regex`: a group as it is called; `nobody`: of these, none
    forms: Patterns = Factory(dict)  # by form
    topic: Patterns = Factory(dict)  # `regex`, `of` behind a noun, `none`: of these, none
    nouns: Patterns = Factory(dict)  # how a meeting is named, and what stands around it (acts/gatherings.py)


@frozen(kw_only=True)
class VisitTable:
    """Words that say what a visit is called, who comes, and where to."""

    triggers: Strings = ()
    invitation: str = ""  # `host`: who invited them
    facility: str = ""  # a place that is gone over, not visited
    nouns: Patterns = Factory(dict)  # how a visit is named, and what stands around it (acts/visit_clauses.py)


@frozen(kw_only=True)
class AgreementTable:
    """Words that say what a paper is called, what is said of it, and between whom it is."""

    triggers: Strings = ()
    small: StringSet = frozenset()  # small words inside the names of parties
    joints: StringSet = frozenset()  # between two names
    papers: Patterns = Factory(dict)  # by form
    words: Patterns = Factory(dict)


@frozen(kw_only=True)
class AppointmentTable:
    """Appointments. A rule finds the `office`; its group `by` stands before who appoints.

    Rules give `behind` (who is appointed stands behind the rule's words, not before them), `planned`.
    """

    triggers: Strings = ()
    office: str = ""  # a pattern: the `office` behind somebody appointed, where the rule itself does not find it
    macros: Patterns = Factory(dict)
    patterns: tuple[Rule, ...] = ()


@frozen(kw_only=True)
class ActsTable:
    """Acts told by rules, and the words around them that say when and how they are told."""

    noun: ClassVar = "acts"

    context: Patterns = Factory(dict)
    meeting: MeetingTable = MeetingTable()
    visit: VisitTable = VisitTable()
    agreement: AgreementTable = AgreementTable()
    appointment: AppointmentTable = AppointmentTable()
