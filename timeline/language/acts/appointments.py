"""Appointments: who came to what office, by whose hand, from when."""

from collections.abc import Iterator
from functools import cache

from timeline.article import Finding
from timeline.language.acts import act_patterns as acts
from timeline.language.acts.act_patterns import Hit
from timeline.language.discourse.scene import Scene
from timeline.language.marks import Mention, Moment
from timeline.language.people.offices import BODY, SEXES, find_offices
from timeline.language.schema.acts_table import ActsTable
from timeline.language.words.lexicon import load_table
from timeline.language.words.rules import filled
from timeline.language.words.wordings import Wording, wording
from timeline.model import Appointment

_BEFORE = 120  # characters between somebody and the words that appoint him
_BEHIND = 60
_DEEP = 40  # characters of what somebody becomes, in which the word for an office begins


def find_appointments(scene: Scene) -> Iterator[Finding]:
    """Yield the appointments of an article, each once; where it is told again stands in `also`."""
    told: set[tuple[str, str]] = set()
    for sentence in acts.triggered(scene)["appointment"]:
        for hit in acts.hits(sentence, acts.held(scene.language, "appointment", sentence.text)):
            found = _appointment(scene, hit)
            if found is not None and (found[0].appointee, found[0].office) not in told:
                told.add((found[0].appointee, found[0].office))
                yield _finding(scene, hit, *found)


def _finding(scene: Scene, hit: Hit, data: Appointment, since: Moment | None) -> Finding:
    sentence = hit.sentence
    but = () if since is None else (since,)
    when = scene.when(sentence, planned=data.status == "planned", at=hit.start, end=hit.end, but=but)
    return scene.finding("appointment", sentence, f"appointment.{hit.rule.name}", data, when=when)


def _appointment(scene: Scene, hit: Hit) -> tuple[Appointment, Moment | None] | None:
    """Return who becomes what, with the moment it holds from; None where nobody named comes to an office."""
    appointee = _appointee(scene, hit)
    if appointee is None:
        return None
    span = _office(scene, hit, appointee)
    deep = _DEEP if "office" in hit.groups else 0
    if span is None or not _is_office(scene, *span, deep=deep):
        return None
    places = [place for place in scene.places_in(hit.sentence) if span[0] <= place.start < span[1]]
    since = next((moment for moment in scene.moments_in(hit.sentence) if moment.bound == "from"), None)
    data = Appointment(
        appointee=appointee.name,
        office=" ".join(scene.text[slice(*span)].split()),
        status="planned" if "planned" in hit.rule.gives else "held",
        appointer=_appointer(scene, hit, appointee),
        place=places[-1].text if places else None,
        since=None if since is None else since.edtf,
    )
    return data, since


def _appointee(scene: Scene, hit: Hit) -> Mention | None:
    """Return the person nearest to the words that appoint: behind them where the rule says so, else before."""
    if "behind" in hit.rule.gives:
        return next(iter(_people(scene, hit.start, min(hit.end + _BEHIND, hit.sentence.end))), None)
    before = _people(scene, max(hit.sentence.start, hit.start - _BEFORE), hit.start)
    return before[-1] if before else None


def _people(scene: Scene, start: int, end: int) -> list[Mention]:
    return [mention for mention in scene.mentions_near(start, end) if mention.kind == "person"]


def _office(scene: Scene, hit: Hit, appointee: Mention) -> tuple[int, int] | None:
    """Return where the office stands: in the words that appoint, up to who is appointed; else right behind him."""
    said = hit.groups.get("office")
    if said is not None:
        start = scene.text.index(said, hit.start, hit.end)
        end = start + len(said)
        return start, min(end, appointee.start) if start < appointee.start else end
    behind = _office_behind(scene.language)
    match = behind.search(scene.text[appointee.end : hit.sentence.end])
    if match is None:
        return None
    start, end = match.span(behind.regex.groupindex["office"])
    return appointee.end + start, appointee.end + end


@cache
def _office_behind(language: str) -> Wording:
    table = load_table(language, ActsTable).appointment
    return wording(filled(table.office, table.macros))


def _is_office(scene: Scene, start: int, end: int, *, deep: int) -> bool:
    """Whether it is an office that somebody comes to: "named the best region" tells of none.

    Its word begins at most `deep` characters in, for right behind a name anything may stand.
    """
    offices = find_offices(scene.text[start:end].lower(), scene.language)
    return any(office.start <= deep and office.kind != BODY and office.kind not in SEXES for office in offices)


def _appointer(scene: Scene, hit: Hit, appointee: Mention) -> str | None:
    """Return who appoints: behind "by" where somebody is appointed, before the verb where it appoints him."""
    if "by" in hit.groups:
        found = scene.mentions_near(hit.end, min(hit.end + _BEHIND, hit.sentence.end))
        return found[0].name if found else None
    if "behind" not in hit.rule.gives or "office" in hit.groups:
        return None
    found = scene.mentions_near(max(hit.sentence.start, hit.start - _BEFORE), hit.start)
    return next((mention.name for mention in reversed(found) if mention.name != appointee.name), None)
