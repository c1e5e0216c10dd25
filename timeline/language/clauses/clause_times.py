"""How long ago the time in a clause lies, when its deed does, and how much is done."""

from bisect import bisect_left
from collections.abc import Iterable

from timeline.edtf import EdtfError, bounds
from timeline.language.clauses.clause import Age, Phase, Span, Tense
from timeline.language.clauses.sentence_site import SentenceSite
from timeline.language.clauses.subject_finder import Subject
from timeline.language.clauses.verb_group import VerbGroup
from timeline.language.marks import Moment, Quantity
from timeline.model import Share

LATELY = 4  # months
BESIDE = 40  # characters before a verb in which its share stands: "is 62 per cent complete"
DECEMBER = 12


def age(site: SentenceSite, start: int, end: int, group: VerbGroup, aside: Span | None = None) -> Age:
    """Return how long ago the first time between two offsets lies, seen from the article's day.

    Where that day is not known, what will be lies ahead.

    A time that only says which thing is meant tells nothing of it ("a 2022 agreement"), nor does one in an aside.
    Long ago nothing "has been done", but "since": such a time is of a thing beside ("the jets it ordered in 2021").
    """
    told = (one for one in site.moments_in(start, end) if not _is_of_thing(site, one))
    own = [one for one in told if aside is None or not aside[0] <= one.start < aside[1]]
    found = age_of(site.scene.anchor.day, own)
    if found == "recent" and group.tense == "to_come" and any(runs_on(one, site.scene.anchor.day) for one in own):
        return "ahead"  # "by the end of the year"
    if found == "untold" and group.modality == "will" and site.scene.anchor.day is None:
        return "ahead" if any(one.kind in ("date", "period") and one.edtf for one in own) else found
    if found != "old" or group.tense != "done":
        return found
    lead = site.words.lows[bisect_left(site.words.starts, start) : bisect_left(site.words.starts, end)]
    return "untold" if site.known.words.since.isdisjoint(lead) else found


def aside(site: SentenceSite, group: VerbGroup, subject: Subject | None) -> Span | None:
    """Return what stands in commas between a subject and its verb: "the trams, ordered in 2020, were"."""
    tags = site.words.tags
    if subject is None or subject.end >= group.first or tags[subject.end] != "comma":
        return None
    return site.span(subject.end, group.first) if tags[group.first - 1] == "comma" else None


def tense_of(site: SentenceSite, group: VerbGroup, phase: Phase) -> Tense:
    """Return when a deed lies; of a bare verb that may be no past and tells of no work by itself, nothing."""
    low, known = site.words.lows[group.main], site.known
    unmarked = known.pair_verbs.get(low) == low or low.endswith(known.endings.ing)
    return "untold" if unmarked and group.bare and phase == "none" and not group.occasion else group.tense


def _is_of_thing(site: SentenceSite, moment: Moment) -> bool:
    """Whether a time stands between an article and its noun: "a 2022 agreement"."""
    words = site.words
    at, behind = bisect_left(words.starts, moment.start), bisect_left(words.starts, moment.end)
    return words.tags[at - 1 : at] == ["determiner"] and words.tags[behind : behind + 1] == ["word"]


def age_of(day: str | None, moments: Iterable[Moment]) -> Age:
    """Return how long ago the first of some times lies, seen from a day."""
    if day is None or day.startswith("XXXX"):
        return "untold"
    for moment in moments:
        if moment.kind not in ("date", "period") or moment.edtf is None:
            continue
        try:
            ahead = bounds(day).surely_before(bounds(moment.edtf))
        except EdtfError:
            continue
        if ahead:
            return "ahead"
        return "recent" if _months(day) - _months(moment.edtf) <= LATELY else "old"
    return "untold"


def is_ahead(moment: Moment, day: str | None) -> bool:
    """Tell whether a time in which something ends or falls is surely later than a day."""
    if moment.edtf is None or day is None or moment.kind not in ("date", "period") or moment.bound in ("from", "after"):
        return False
    try:
        return bounds(day).surely_before(bounds(moment.edtf.removeprefix("../")))
    except EdtfError:
        return False


def runs_on(moment: Moment, day: str | None) -> bool:
    """Tell whether a time that has begun ends later than a day, and something is due in it: "by the end of 2024"."""
    due = moment.bound == "by" or moment.sense == "END" or (moment.sense or "").startswith("P")
    if not due or moment.edtf is None or day is None or moment.kind not in ("date", "period"):
        return False
    try:
        last, now = bounds(moment.edtf.removeprefix("../")).last, bounds(day).last
    except EdtfError:
        return False
    return last is not None and now is not None and last > now


def _months(day: str) -> int:
    """Return the months that had passed by an EDTF date, of a year those by its end; none for what is no date."""
    year, _, rest = day.removeprefix("../").rpartition("/")[2].partition("-")
    month = int(rest[:2]) if rest[:2].isdigit() else DECEMBER
    return int(year) * DECEMBER + min(month, DECEMBER) if year.isdigit() else 0


def share(site: SentenceSite, subject: Span | None, rest: Span) -> Share | None:
    """Return how much is done, where the clause tells it in per cent or as so many of so many."""
    inside = site.quantities_in(rest[0] - BESIDE, rest[1])
    if subject is not None:
        inside = (*site.quantities_in(*subject), *inside)
    inside = tuple(quantity for quantity in inside if not _is_the_rest(site, quantity))
    told = share_of(inside, 0, rest[1] if subject is None else max(rest[1], subject[1]))
    return told or (None if subject is None else _share_of_fronted(site, subject))


def _is_the_rest(site: SentenceSite, quantity: Quantity) -> bool:
    """Whether what is counted makes a whole full, and is no part of it: "the last two of the four"."""
    at = bisect_left(site.words.starts, quantity.start)
    return at > 0 and site.words.lows[at - 1] in site.known.words.closing


def _share_of_fronted(site: SentenceSite, subject: Span) -> Share | None:
    """Return how much is done of what stands before the clause: "Of the 20 schools, three are open"."""
    done = next(iter(site.quantities_in(*subject)), None)
    whole = next(iter(site.quantities_in(site.words.starts[0], subject[0])), None)
    if site.words.lows[0] not in site.known.words.whose or done is None or whole is None:
        return None
    if done.value is None or whole.value is None or done.unit != whole.unit or done.value > whole.value:
        return None
    return Share(done=done.value, of=whole.value)


def share_of(quantities: Iterable[Quantity], start: int, end: int) -> Share | None:
    """Return the share that the first of some quantities tells that begins between two offsets."""
    for quantity in quantities:
        if not start <= quantity.start < end:
            continue
        if quantity.unit == "percent" and quantity.value is not None:
            return Share(percent=quantity.value)
        if quantity.whole is not None and quantity.value is not None:
            return Share(done=quantity.value, of=quantity.whole)
    return None
