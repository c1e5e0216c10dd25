"""`timeline site`: the log as pages, in a folder that any server or browser shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from timeline.faces.cli.options import filters

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call
    from timeline.views.query import Query


@click.command("site")
@click.argument("folder", metavar="OUT", type=click.Path(path_type=Path))
@filters
@click.pass_obj
def command(call: Call, query: Query, folder: Path) -> None:
    """Write the log as a site into OUT: a folder that is new or empty, or a site made before, which is replaced.

    Deadlines are compared with the day of --as-of, or else with the day on which the log was last added to, so that the
    same log gives the same bytes. Each page has its data beside it, as .json, .csv and .atom.
    """
    from timeline.app.article_texts import texts_of
    from timeline.app.ids import ids
    from timeline.app.log_at_time import log_at_time
    from timeline.app.placing import placed_folder
    from timeline.faces.safe_text import clean
    from timeline.faces.web.site_files import site_files
    from timeline.faces.wording.days import in_words

    with call.opened() as space:
        log = log_at_time(space, query)
        texts = texts_of(space.workspace, (one.reading for one in log.documents.values()))
        short = ids([*log.by_id, *log.documents])
        files = site_files(log, short, texts, f"As of {in_words(log.day.isoformat())}")
        count = placed_folder(space.workspace, folder, files)
        gone = len(log.documents) - len(texts)
        if gone:
            from timeline.faces.cli.output import notice

            notice(f"{gone:,} of {len(log.documents):,} articles are not at hand as they were read: pages without text")
        click.echo(f"{count:,} files: {clean(str(folder / 'index.html'))}", err=True)
