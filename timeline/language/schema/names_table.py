"""`world/names.toml`: how names are written, whatever the language around them."""

from attrs import frozen

from timeline.language.schema.structure import Pairs, Strings


@frozen(kw_only=True)
class NamesTable:
    """What may be glued behind a name, and which spellings are one."""

    genitive: Strings
    genitive_plural: Strings  # … of several
    alike: Pairs  # brought to one form, in this order
    fuller: str  # a spelling that others leave out
