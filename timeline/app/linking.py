"""Links: what is appended where a person says what one event is to an earlier one, or that it is nothing to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.app.bench import with_reason
from timeline.errors import UsageError
from timeline.vocabulary import RELATIONS

if TYPE_CHECKING:
    from timeline.app.bench import Bench
    from timeline.model import Judgement
    from timeline.views.current_lines import ShownEvent


class LinkError(UsageError):
    """Two lines that cannot be linked so."""


def link(
    bench: Bench, earlier: str, later: str, *, relation: str | None = None, reason: str = "", move: bool = True
) -> list[Judgement]:
    """Return what links event `later` to the event `earlier`, both by their ids, which may be shortened.

    Unless `relation` is given it is what the later one says itself, by its state. A pair that is linked otherwise is
    linked so instead; one that is linked so is left, which `bench.notice` is told. With `same_act` and `move`, where
    one of the two has the surer date, the other's article takes it over. Raises LinkError, ShortIdError,
    UnknownIdError, AmbiguousIdError.
    """
    from timeline.model import Judgement
    from timeline.views.links.lent_dates import taken_over
    from timeline.views.promise_outcome import relation_between

    if relation is not None and relation not in RELATIONS:
        raise LinkError(f"{relation!r} is no relation: it is one of {', '.join(RELATIONS)}")
    one, other = (_standing(bench, wanted) for wanted in (earlier, later))
    relation = relation or relation_between(one, other)
    _check(bench, one, other, relation, (earlier, later))
    links = [known for known in bench.standing.judgements.links.values() if known.stands]
    pairs = {(one.id, other.id)} | ({(other.id, one.id)} if relation == "same_act" else set())
    for known in links:
        if (known.earlier, known.later) in pairs and known.relation == relation:
            return bench.say_again(f"{later} is linked to {earlier} as {relation}", known.judged[0])
    data = {"earlier": one.id, "later": other.id, "relation": relation}
    judgements = [
        Judgement(type="unlink", data=with_reason({**data, "relation": known.relation}, reason))
        for known in links
        if (known.earlier, known.later) == (one.id, other.id)
    ]
    judgements.append(Judgement(type="link", data=with_reason(data, reason)))
    if relation == "same_act" and move and (correction := taken_over(one, other)):
        judgements.append(Judgement(type="correction", data=with_reason(correction, reason)))
    return judgements


def unlink(bench: Bench, earlier: str, later: str, *, relation: str | None = None, reason: str = "") -> list[Judgement]:
    """Return what says that `later` does not belong to `earlier`: takes a link back, or rejects a proposal for good.

    Only of one relation where it is given; what is unlinked already is left, which `bench.notice` is told. Raises
    LinkError, ShortIdError, UnknownIdError, AmbiguousIdError.
    """
    from timeline.model import Judgement

    if relation is not None and relation not in RELATIONS:
        raise LinkError(f"{relation!r} is no relation: it is one of {', '.join(RELATIONS)}")
    data = {"earlier": bench.ids.find(earlier), "later": bench.ids.find(later)}
    judged = [
        known
        for known in bench.standing.judgements.links.values()
        if (known.earlier, known.later) == (data["earlier"], data["later"]) and relation in (None, known.relation)
    ]
    if judged and not any(known.stands for known in judged):
        return bench.say_again(f"{later} is unlinked from {earlier}", judged[0].judged[0])
    if relation:
        data["relation"] = relation
    return [Judgement(type="unlink", data=with_reason(data, reason))]


def _standing(bench: Bench, wanted: str) -> ShownEvent:
    told = bench.standing.get(bench.ids.find(wanted))
    if told is None:
        raise LinkError(f"{wanted} is no event that stands")
    return told


def _check(bench: Bench, one: ShownEvent, other: ShownEvent, relation: str, named: tuple[str, str]) -> None:
    """Refuse what cannot be: an act linked to itself, or answered before it was. Raises LinkError."""
    from timeline.views.promise_ledger import ANSWERS
    from timeline.views.promise_outcome import order_of
    from timeline.views.query import span_of

    earlier, later = named
    if one.id == other.id:
        raise LinkError(f"{earlier} cannot be linked to itself")
    if relation == "same_act":
        if not span_of(one.date).may_meet(span_of(other.date)):
            raise LinkError(f"{one.date} and {other.date} cannot be one act")
        return
    turned = bench.standing.judgements.links.values()
    if any(k.stands and (k.earlier, k.later) == (other.id, one.id) and k.relation in ANSWERS for k in turned):
        raise LinkError(f"{earlier} is linked as what came of {later}: unlink {later} {earlier} first")
    if order_of(one.date, other.date) == "earlier":
        raise LinkError(f"{later} ({other.date}) is before {earlier} ({one.date}): it cannot answer it")
