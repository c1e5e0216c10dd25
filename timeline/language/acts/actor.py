"""Who acts: a person, a body or a region, by the name the ledger shows."""

from msgspec import Struct

from timeline.gazetteer import name_of, names_of
from timeline.language.discourse.scene import Scene


class Actor(Struct, frozen=True, kw_only=True):
    """`name` as the ledger shows it, `code` of the region spoken for, `first` where the speaker binds his own side."""

    name: str
    code: str | None = None
    first: bool = False


def of_region(code: str, *, first: bool = False) -> Actor:
    """Return a region as the actor: its government, under the region's name."""
    return Actor(name=name_of(code), code=code, first=first)


def of_name(scene: Scene, name: str) -> Actor:
    """Return a person or body, with the region he speaks for."""
    return Actor(name=name, code=scene.side_of(name))


def both_sides(scene: Scene) -> Actor | None:
    """Return the parties of the talks together: whose joint plan is told without an agent."""
    if not scene.sides:
        return None
    return Actor(name=names_of(scene.sides), code=scene.sides[0])


def promisee(scene: Scene, promiser: Actor) -> str | None:
    """Return the other party of the talks, where there are two."""
    code = scene.counterpart(promiser.code) if promiser.code in scene.sides else None
    return None if code is None else name_of(code)
