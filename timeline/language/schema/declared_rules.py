"""A rule as a data file holds it: a pattern, when it is tried, what must stand around it, what it then says."""

from attrs import frozen

from timeline.language.schema.structure import Strings, StringSet


@frozen(kw_only=True)
class Rule:
    """One wording of an act.

    `pattern` is RE2's; names in braces stand for the macros of its table, named groups for what it finds. `gives` is
    what the wording says of the act. `examples` are sentences that
    tell such an act by this rule, `never` sentences that look like it and tell none; both run as tests.
    """

    name: str
    pattern: str
    triggers: Strings = ()  # in lower case; where none stands in a text the pattern is not tried
    gives: StringSet = frozenset()
    examples: Strings = ()
    never: Strings = ()
