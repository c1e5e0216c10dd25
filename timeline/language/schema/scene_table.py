"""`scene.toml`: how an article tells where, when and of whom it speaks."""

from collections.abc import Mapping
from typing import ClassVar

from attrs import Factory, frozen

from timeline.language.schema.structure import StringSet


@frozen(kw_only=True)
class SceneTable:
    """Patterns (RE2) of sentences, and offices told without their place."""

    noun: ClassVar = "scene"

    opening: str = ""  # a sentence that speaks of one place alone
    carried: str = ""  # one that goes on about what the one before named
    aside: str = ""  # what stands before a place that only says where something happened
    located: str = ""  # … and only where something took place
    dealings: str = ""  # what tells of two sides that deal with each other; without it any two countries may be sides
    contrast: str = ""  # what sets one part of a sentence against another
    national: StringSet = frozenset()  # offices of a whole country
    regional: StringSet = frozenset()  # offices of one region
    event: str = ""  # a sentence of the lead that tells what the article is about
    same_day: str = ""  # something was on the day already told
    year: Mapping[str, str] = Factory(dict)  # by what an article tells its own year: `due`, `plan`
