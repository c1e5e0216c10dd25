"""`timeline correct` and `timeline retract`: what a line got wrong, without touching the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from timeline.faces.cli.judge import FROM_INPUT, decide, decide_all, judging

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call


@click.command("correct")
@click.argument("identity", metavar="ID")
@click.argument("field", metavar="FIELD")
@click.argument("value", metavar="VALUE")
@judging
@click.pass_obj
def command(call: Call, identity: str, field: str, value: str, reason: str, by: str | None, *, yes: bool) -> None:
    """Correct FIELD of the event or article ID to VALUE; an empty VALUE takes the field away.

    Of an event FIELD is date, regions, actors, or a field of its type: deadline, value, change.percent … Dates may be
    told in words, regions as people name them; lists are parted by semicolons. Of an article (its hash or path) FIELD
    is title, publisher, url, published, from which relative dates are read anew, revision_of, another article of which
    it is a later version, or events.date, which moves all its events that bear the date its page gave them.
    """
    from timeline.app.correcting import correct

    bench = call.bench(by)
    decide(bench, correct(bench, identity, field, value, reason=reason), yes=yes)


@click.command("retract")
@click.argument("identity", metavar="ID")
@judging
@click.pass_obj
def retract(call: Call, identity: str, reason: str, by: str | None, *, yes: bool) -> None:
    """Take the line ID out of all views: an event, a whole article (its hash or path), or a judgement.

    With - as ID, JSON lines with `target` (or `id`) and `reason` are read from standard input.
    """
    from timeline.app.bulk import retractions
    from timeline.app.correcting import retract
    from timeline.faces.cli.output import standard_input

    bench = call.bench(by)
    if identity == FROM_INPUT:
        decide_all(bench, retractions(bench, standard_input(), reason=reason))
    else:
        decide(bench, retract(bench, identity, reason=reason), yes=yes, default=False)
