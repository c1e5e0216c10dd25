"""How things stand, at a glance: a mark, a word and a colour for each state of a promise, a report or a paper."""

from collections.abc import Mapping

from msgspec import Struct


class StateSign(Struct, frozen=True):
    """A state as it is shown: one column wide `mark`, `word`, and how both are painted."""

    mark: str
    word: str
    styles: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The mark and the word."""
        return f"{self.mark} {self.word}"


# Of promises, best to worst, then what is not decided: the order they stand in wherever they are counted.
_PROMISES = {
    "kept": ("✓", "green", "bold"),
    "partly_kept": ("◑", "green"),
    "reported_done": ("●", "green"),
    "progress": ("◐", "cyan"),
    "stalled": ("‖", "yellow"),
    "contradicted": ("≠", "red"),
    "broken": ("✗", "red", "bold"),
    "superseded": ("↷", "dim"),
    "no_evidence": ("○", "dim"),
}
_REPORTS = {
    "done": ("●", "green"),
    "under_way": ("◐", "cyan"),
    "delayed": ("‖", "yellow"),
    "failed": ("✗", "red"),
    "cancelled": ("✗", "red"),
    "signed": ("●", "green"),
    "agreed": ("●", "green"),
    "in force": ("●", "green"),
    "planned": ("○", "dim"),
}
_RELATIONS = {
    "fulfils": ("●", "green"),
    "progress": ("◐", "cyan"),
    "delays": ("‖", "yellow"),
    "contradicts": ("≠", "red"),
    "same_act": ("=", "dim"),
}
OVERDUE = StateSign("!", "overdue", ("red", "bold"))
PROPOSED = StateSign("?", "proposed", ("cyan",))
PROMISED = StateSign("○", "promised", ("yellow",))
_UNKNOWN = ("·",)
STANDINGS = tuple(_PROMISES)


def standing(status: str) -> StateSign:
    """Return how the state of a promise is shown."""
    return _sign(_PROMISES, status)


def reported(state: str) -> StateSign:
    """Return how the state of a report, a paper or a plan is shown."""
    return _sign(_REPORTS, state)


def related(relation: str) -> StateSign:
    """Return how what one event is to an earlier one is shown."""
    return _sign(_RELATIONS, relation)


def words(name: str) -> str:
    """Return a name of the log as words."""
    return name.replace("_", " ")


def _sign(known: Mapping[str, tuple[str, ...]], name: str) -> StateSign:
    mark, *styles = known.get(name, _UNKNOWN)
    return StateSign(mark, words(name), tuple(styles))
