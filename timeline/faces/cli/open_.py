"""`timeline open`: the article of a line, at its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from timeline.faces.cli import completions

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call


@click.command("open")
@click.argument("identity", metavar="ID", shell_complete=completions.ids)
@click.option("--browser", is_flag=True, help="Open the article's own address in a browser instead, at these words.")
@click.pass_obj
def command(call: Call, identity: str, *, browser: bool) -> None:
    """Open the article of a line at its sentence, which is marked.

    The document is read again as a text, with what is installed and nothing of the workspace's plugins; no other
    program is given it.
    """
    from timeline.app.article_text import address_of, article_of, text_at
    from timeline.app.questions import question
    from timeline.faces.cli.output import notice, show
    from timeline.faces.terminal.article_page import first_marked, page
    from timeline.faces.terminal.screen import screen

    with call.opened() as space:
        source, quote, _ = article_of(space, question(), identity)
        if browser:
            import webbrowser

            address = address_of(source, quote)
            notice(f"opening {address}")
            webbrowser.open(address)
            return
        lines = list(page(text_at(space.workspace, source, quote), screen()))
    show(lines, line=first_marked(lines))
