"""What a workspace follows: its `feeds.toml`, which lies in git and may be a stranger's, so it is small and checked."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING, Any

from attrs import Factory, frozen

from timeline.article import NOTHING_STATED, Stated
from timeline.errors import TimelineError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from timeline.workspace import Workspace

OF_WORKSPACE = "feeds.toml"
KINDS = ("feed", "sitemap", "page")
ALERTS = "alerts"
MOST_PAGES = 1_000
_FLOOR = 15 * 60  # seconds
_MOST = 2**16  # bytes
_LINE = 2**11  # characters: a name of names in a line takes a reader of TOML the square of its length
_SUBSCRIPTIONS = 500
_UNITS = {"m": 60, "h": 3_600, "d": 86_400, "w": 7 * 86_400}
_SPAN = re.compile(r"(\d{1,3})\s?([mhdw])")
_DAYS = re.compile(r"(\d{1,3})d")
_HEAD = re.compile(r"\s{0,99}\[{1,2}\s{0,99}([A-Za-z0-9_-]{1,60})\s{0,99}\]{1,2}")
_KEY = re.compile(r"\s{0,99}([A-Za-z0-9_-]{1,60})\s{0,99}=")
_ORDERS = ("DMY", "MDY", "YMD")
_SHOWN = 80  # characters of what a file says


class BadSubscriptionsError(UsageError):
    """The file of subscriptions says what it may not, or is none. Its text names file, line and key."""

    def __init__(self, path: Path, why: str, *, line: int | None = None, key: str | None = None) -> None:
        place = f"{path}:{line}" if line is not None else f"{path}"
        super().__init__(f"{place}: {f'{key}: ' if key else ''}{why}")


class NothingFollowedError(UsageError):
    """There is no file of subscriptions."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f'{path}: there is none; name in it what is to be followed, as in: [[feed]] and, below it, url = "https://…"'
        )


@frozen(kw_only=True)
class Subscription:
    """One thing that is followed. `every` is how many seconds apart it is asked, None where nobody said.

    `only` is what an address that it lists must hold, `most` how many new pages one visit takes, `stated` what is said
    of each of them.
    """

    kind: str
    url: str
    every: int | None = None
    only: str | None = None
    most: int = 100
    stated: Stated = NOTHING_STATED


@frozen(kw_only=True)
class AlertWishes:
    """What is told: of which regions (codes; all where none), how many days ahead, after how many failures."""

    regions: tuple[str, ...] = ()
    due: tuple[int, ...] = (30, 7)
    failures: int = 3


@frozen
class FollowingPlan:
    """What one file of subscriptions says."""

    subscriptions: tuple[Subscription, ...]
    wishes: AlertWishes = Factory(AlertWishes)


def plan_of(workspace: Workspace) -> FollowingPlan:
    """Return what a workspace follows. Raises NothingFollowedError, BadSubscriptionsError."""
    path = workspace.root / OF_WORKSPACE
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise BadSubscriptionsError(path, "not a regular file; a link is not followed")
        with path.open("rb") as file:
            raw = file.read(_MOST + 1)
    except FileNotFoundError:
        raise NothingFollowedError(path) from None
    except OSError as error:
        raise BadSubscriptionsError(path, f"cannot be read ({error.strerror or error})") from None
    return _plan(path, raw)


def _plan(path: Path, raw: bytes) -> FollowingPlan:
    from tomllib import TOMLDecodeError, loads

    if len(raw) > _MOST:
        raise BadSubscriptionsError(path, f"larger than {_MOST:,} bytes")
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        raise BadSubscriptionsError(path, "not UTF-8", line=raw.count(b"\n", 0, error.start) + 1) from None
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if len(line) > _LINE:
            raise BadSubscriptionsError(path, f"a line of more than {_LINE:,} characters", line=number)
    try:
        told = loads(text)
    except (TOMLDecodeError, RecursionError) as error:
        found = re.search(r"at line (\d{1,6})", str(error))
        raise BadSubscriptionsError(path, f"no TOML ({error})", line=int(found[1]) if found else None) from None
    return _PlanReader(path, lines).plan(told)


@frozen
class _Entries:
    """A table of the file: what it says, and the lines where it begins and where each key stands."""

    path: Path
    told: Mapping[str, Any]
    line: int | None
    keys: Mapping[str, int]

    def fault(self, key: str | None, why: str) -> BadSubscriptionsError:
        line = self.keys.get(key, self.line) if key else self.line
        return BadSubscriptionsError(self.path, why, line=line, key=key)

    def check(self, known: tuple[str, ...]) -> None:
        """Raise BadSubscriptionsError of a key that means nothing here."""
        for key in self.told:
            if key not in known:
                raise self.fault(_cut(key), f"not known here; there are {', '.join(known)}")

    def text(self, key: str) -> str | None:
        told = self.told.get(key)
        if told is not None and not (isinstance(told, str) and told.strip() and told.isprintable()):
            raise self.fault(key, "must be a text that is not empty, in quotes")
        return told

    def read(self, key: str, reader: Callable[[str], Any]) -> Any:
        """Return what a reader makes of a text, None where there is none; its fault is one of the key."""
        told = self.text(key)
        try:
            return None if told is None else reader(told)
        except TimelineError as error:
            raise self.fault(key, str(error)) from None

    def number(self, key: str, usual: int, most: int) -> int:
        told = self.told.get(key, usual)
        if type(told) is not int or not 1 <= told <= most:
            raise self.fault(key, f"must be a number from 1 to {most:,}")
        return told

    def texts(self, key: str) -> tuple[str, ...]:
        told = self.told.get(key, [])
        every = [told] if isinstance(told, str) else told
        if not isinstance(every, list) or not all(isinstance(one, str) and one.isprintable() for one in every):
            raise self.fault(key, "must be a text or a list of texts, each in quotes")
        return tuple(every)


@frozen
class _PlanReader:
    path: Path
    lines: list[str]

    def plan(self, told: Mapping[str, Any]) -> FollowingPlan:
        """Return what the file says. Raises BadSubscriptionsError."""
        whole = _Entries(self.path, told, None, self._keys(0))
        whole.check((*KINDS, ALERTS))
        found: dict[str, Subscription] = {}
        for kind in KINDS:
            for table in self._tables(kind, whole):
                subscription = _subscription(kind, table)
                if subscription.url in found:
                    raise table.fault("url", "it is followed already")
                found[subscription.url] = subscription
        if len(found) > _SUBSCRIPTIONS:
            raise BadSubscriptionsError(self.path, f"more than {_SUBSCRIPTIONS} subscriptions")
        alerts = told.get(ALERTS, {})
        heads = self._heads(ALERTS)
        at = heads[0] if heads else None
        table = _Entries(self.path, alerts if isinstance(alerts, dict) else {}, at, self._keys(at or 0))
        if not isinstance(alerts, dict):
            raise table.fault(None, f"write [{ALERTS}], once")
        return FollowingPlan(tuple(found.values()), _wishes(table))

    def _tables(self, kind: str, whole: _Entries) -> list[_Entries]:
        told = whole.told.get(kind, [])
        heads = self._heads(kind)
        if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
            raise BadSubscriptionsError(self.path, f"write [[{kind}]], in two brackets", line=heads[0] if heads else 1)
        if len(heads) != len(told):  # written otherwise, as an array of tables in a line
            return [_Entries(self.path, one, None, {}) for one in told]
        return [_Entries(self.path, one, line, self._keys(line)) for one, line in zip(told, heads, strict=True)]

    def _heads(self, kind: str) -> list[int]:
        """Return the lines in which tables of this name begin."""
        found = ((number, _HEAD.match(line)) for number, line in enumerate(self.lines, 1))
        return [number for number, head in found if head is not None and head[1] == kind]

    def _keys(self, begin: int) -> dict[str, int]:
        """Return the lines of the keys behind a line, up to the next head."""
        keys: dict[str, int] = {}
        for number, line in enumerate(self.lines[begin:], begin + 1):
            if _HEAD.match(line):
                break
            if key := _KEY.match(line):
                keys.setdefault(key[1], number)
        return keys


def _subscription(kind: str, table: _Entries) -> Subscription:
    listing = () if kind == "page" else ("only", "most")
    table.check(("url", "every", "publisher", "date_order", *listing))
    url = table.read("url", _address)
    if url is None:
        raise table.fault(None, f"a {kind} without url")
    order = table.text("date_order")
    if order is not None and order not in _ORDERS:
        raise table.fault("date_order", f"must be one of {', '.join(_ORDERS)}")
    return Subscription(
        kind=kind,
        url=url,
        every=table.read("every", _seconds),
        only=table.text("only"),
        most=table.number("most", 100, MOST_PAGES),
        stated=Stated(publisher=table.text("publisher"), date_order=order),
    )


def _wishes(table: _Entries) -> AlertWishes:
    from timeline.gazetteer import resolve

    table.check(("regions", "due", "failures"))
    codes = []
    for name in table.texts("regions"):
        try:
            codes.append(resolve(name).code)
        except TimelineError as error:
            raise table.fault("regions", str(error)) from None
    usual = AlertWishes()
    days = usual.due
    if "due" in table.told:
        spans = [_DAYS.fullmatch(span) for span in table.texts("due")]
        days = tuple(sorted({int(span[1]) for span in spans if span}, reverse=True))
        if None in spans:
            raise table.fault("due", 'must be spans of days, as in ["30d", "7d"]')
    return AlertWishes(regions=tuple(codes), due=days, failures=table.number("failures", usual.failures, 100))


class _SpanError(TimelineError):
    """A span of time that is none, or too short."""

    def __init__(self) -> None:
        super().__init__("must be a span of time such as 30m, 6h, 1d or 2w, of 15 minutes at least")


def _seconds(text: str) -> int:
    span = _SPAN.fullmatch(text)
    seconds = int(span[1]) * _UNITS[span[2]] if span else 0
    if seconds < _FLOOR:
        raise _SpanError
    return seconds


def _address(text: str) -> str:
    from timeline.app.fetching import checked

    checked(text)
    return text


def _cut(text: str) -> str:
    return text[:_SHOWN].encode("unicode_escape").decode()
