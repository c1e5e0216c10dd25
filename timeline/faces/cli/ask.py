"""`timeline ask`: a model marks what articles tell; its answers are stored, and the next import reads them."""

import sys
from contextlib import closing

import click

from timeline.faces.cli.call import Call
from timeline.faces.cli.output import fault
from timeline.faces.safe_text import clean


@click.command()
@click.argument("named", metavar="[PATH|DIR]...", nargs=-1)
@click.option("--endpoint", metavar="URL", required=True, help="Where the model answers: http://localhost:11434/v1.")
@click.option("--model", metavar="NAME", required=True, help="The model, as its server calls it.")
@click.option("--budget-tokens", "budget", metavar="N", type=click.IntRange(1), help="Stop before more are spent.")
@click.option("--jobs", metavar="N", type=click.IntRange(1, 64), default=1, help="Ask about N texts at a time.")
@click.option(
    "--timeout", metavar="S", type=click.FloatRange(0.1, 3600), default=300, help="Seconds that one answer may take."
)
@click.pass_obj
def command(
    call: Call, named: tuple[str, ...], *, endpoint: str, model: str, budget: int | None, jobs: int, timeout: float
) -> None:
    """Have a model mark what articles tell: files, directories; seeds/ unless named.

    The text of each article that was not asked about yet goes to the endpoint, once, a long one in parts. What it
    answers is stored in answers/, beside the log. Nothing is imported: the next `timeline import` reads the answers,
    and takes of them what stands in the article.

    A key is taken from the variable TIMELINE_MODEL_KEY of the environment, sent to the endpoint and kept nowhere.
    """
    from timeline.app.asking import AskOrder, asked
    from timeline.app.fetching import is_url
    from timeline.errors import UsageError

    addresses = [one for one in named if is_url(one) or one == "-"]
    if addresses:
        raise UsageError(f"{addresses[0]}: import it first, then ask about what is kept")
    wrong: list[str] = []

    def met(what: str) -> None:
        wrong.append(what)
        fault(what)

    order = AskOrder(endpoint=endpoint, model=model, named=named, budget=budget, jobs=jobs, timeout=timeout)
    done = {"answered": 0, "known": 0, "failed": 0, "left": 0}
    tokens = 0
    try:
        with closing(asked(call.workspace(), order, met)) as told:
            for one in told:
                done[one.status] += 1
                tokens += one.tokens
                if one.status == "answered":
                    click.echo(f"asked {clean(one.path)}: {one.marks} marked, {one.tokens:,} tokens")
                elif one.status == "failed":
                    met(f"{one.path}: no answer: {one.reason}")
    finally:
        if any(done.values()):
            click.echo(
                f"{done['answered']:,} answered, {done['known']:,} known, {done['failed']:,} without an answer; "
                f"{tokens:,} tokens"
            )
    if done["left"]:
        click.echo(f"stopped at {budget:,} tokens, {done['left']:,} left; the same command goes on from here")
    sys.exit(1 if wrong else 0)
