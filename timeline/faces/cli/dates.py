"""`timeline dates`: the temporal expressions of a text, and what they mean."""

import sys

import click


@click.command("dates")
@click.argument("text", metavar="TEXT")
@click.option("--base", metavar="D", help="The day that relative expressions are counted from.")
@click.option("--language", metavar="L", help="The text's language, such as en, ru, be, de or fr; else as it looks.")
@click.option("--order", type=click.Choice(("DMY", "MDY", "YMD")), default="DMY", help="How 04.05.2022 is meant.")
@click.option("--format", "form", type=click.Choice(("table", "json", "jsonl", "csv", "md")), default="table")
def command(text: str, base: str | None, language: str | None, order: str, form: str) -> None:
    """Find the dates, periods and durations in TEXT (- reads standard input) and give their EDTF values."""
    from timeline.app.questions import edtf
    from timeline.app.text_dates import moments_in
    from timeline.faces.cli.output import put
    from timeline.faces.export.records import MOMENT_COLUMNS, moment_record
    from timeline.faces.terminal.listings import listing
    from timeline.faces.terminal.screen import screen

    if text == "-":
        text = sys.stdin.read()
    found = moments_in(text, base=edtf("--base", base), language=language, order=order)
    records = list(map(moment_record, found))
    rows = [[str(record.get(column, "")) for column in MOMENT_COLUMNS] for record in records]
    put(form, records, MOMENT_COLUMNS, listing(MOMENT_COLUMNS, rows, screen(), bold=3, stretch=2))
