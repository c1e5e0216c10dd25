"""`timeline dates`: the temporal expressions of a text, and what they mean."""

import sys

import click

from timeline.app.questions import edtf


@click.command("dates")
@click.argument("text", metavar="TEXT")
@click.option("--base", metavar="D", help="The day that relative expressions are counted from.")
@click.option("--language", metavar="L", help="The text's language, such as en, ru, be, de or fr; else as it looks.")
@click.option("--order", type=click.Choice(("DMY", "MDY", "YMD")), default="DMY", help="How 04.05.2022 is meant.")
@click.option("--format", "form", type=click.Choice(("table", "json", "jsonl", "csv", "md")), default="table")
def command(text: str, base: str | None, language: str | None, order: str, form: str) -> None:
    """Find the dates, periods and durations in TEXT (- reads standard input) and give their EDTF values."""
    from msgspec.structs import asdict

    from timeline.faces.cli.output import put
    from timeline.faces.terminal.listings import listing
    from timeline.faces.terminal.screen import screen
    from timeline.language.text import tongue
    from timeline.language.time import moments
    from timeline.language.words import lexicon

    if text == "-":
        text = sys.stdin.read()
    day = edtf("--base", base)
    language = language or tongue.detect(text)
    languages = [language] if language else lexicon.languages("dates")
    readings = [moments.find_moments(text, base=day, language=one, order=order) for one in languages]
    found = max(readings, key=lambda moments: sum(moment.end - moment.start for moment in moments))
    records = [{key: value for key, value in asdict(moment).items() if value is not None} for moment in found]
    columns = ("start", "end", "text", "edtf", "kind", "basis", "bound", "doubt")
    rows = [[str(record.get(column, "")) for column in columns] for record in records]
    put(form, records, columns, listing(columns, rows, screen(), bold=3, stretch=2))
