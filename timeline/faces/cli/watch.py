"""`timeline watch`: what is followed is asked for news, and what comes of the promises is told."""

from __future__ import annotations

import shlex
import sys
from time import sleep
from typing import TYPE_CHECKING

import click

from timeline.faces.cli.import_telling import ImportTelling

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from timeline.app.following.followed_state import Alert, FollowedSource
    from timeline.app.following.rounds import AlertOutlets, RoundOrder
    from timeline.app.following.subscriptions import FollowingPlan
    from timeline.faces.cli.call import Call
    from timeline.workspace import Workspace

_SHORTEST, _LONGEST = 60.0, 3_600.0  # seconds from one round to the next


@click.command("watch")
@click.option("--once", is_flag=True, help="One round, for a timer; else one after another until it is interrupted.")
@click.option("--list", "listing", is_flag=True, help="Show how each subscription stands; ask nothing.")
@click.option("--hook", metavar="COMMAND", help="Hand alerts as JSON to this command's standard input.")
@click.option("--atom", metavar="FILE", help="Write the file of alerts here instead of into your own data folder.")
@click.option("--by", metavar="WHO", envvar="TIMELINE_BY", help="Who imports; the user's login name unless given.")
@click.option(
    "--allow-private",
    "private",
    metavar="HOST[:PORT]",
    multiple=True,
    help="This host of feeds.toml may be in a private network. Repeatable.",
)
@click.option("--without-plugins", is_flag=True, help="Leave out the plugins of this workspace.")
@click.pass_obj
def command(
    call: Call,
    *,
    once: bool,
    listing: bool,
    hook: str | None,
    atom: str | None,
    by: str | None,
    private: tuple[str, ...],
    without_plugins: bool,
) -> None:
    """Follow what feeds.toml names: import what is new, and tell what comes of the promises.

    Told is, once each, what falls due or is overdue, new evidence, new promises of the regions it names, and a source
    that fails: in an Atom file, and to the command of --hook or of your own settings. Each source is asked in its time
    (an hour, or as its entry and its server say), so a timer may call this every few minutes.
    """
    from timeline.app.following.followed_state import AnotherWatchError, only_watch
    from timeline.app.following.subscriptions import plan_of
    from timeline.faces.cli.output import notice

    workspace = call.workspace()
    if listing:
        _list(workspace, plan_of(workspace))
        return
    status = 0
    while True:
        plan = plan_of(workspace)
        telling = _WatchTelling(plan)
        order = _order(private, by, without_plugins=without_plugins)
        try:
            with only_watch(workspace) as folder:
                _round(call, plan, order, telling, _outlets(workspace, folder, hook, atom))
        except AnotherWatchError as error:
            notice(str(error))
            return
        status = max(status, telling.status)
        if once:
            sys.exit(status)
        sleep(_pause(workspace, plan))


def _round(call: Call, plan: FollowingPlan, order: RoundOrder, telling: _WatchTelling, outlets: AlertOutlets) -> None:
    from timeline.app.following.alert_command import AlertCommandError
    from timeline.app.following.rounds import tell_all, visit_all
    from timeline.faces.cli.output import fault

    workspace = call.workspace()
    visit_all(workspace, plan, order, telling)
    if telling.imported:
        telling.end(dry=False)
    with call.opened() as space:
        try:
            told = tell_all(space, plan, order, outlets)
        except AlertCommandError as error:
            telling.status = 1
            fault(str(error))
            return
    for alert in told.alerts:
        telling.alert(alert)
    if told.quiet:
        telling.notice(f"nothing was remembered of this workspace: {told.noted:,} facts that stand count as told")


def _order(private: tuple[str, ...], by: str | None, *, without_plugins: bool) -> RoundOrder:
    from datetime import UTC, date, datetime

    from timeline.app.following.rounds import RoundOrder

    return RoundOrder(
        now=datetime.now(UTC).replace(microsecond=0),
        day=date.today(),  # noqa: DTZ011 - the day where the user is
        private=private,
        by=by,
        without_plugins=without_plugins,
    )


def _outlets(workspace: Workspace, folder: Path, hook: str | None, atom: str | None) -> AlertOutlets:
    """Return where alerts go: as the command line says, else as the user's own settings do. No workspace has a say."""
    from functools import partial
    from pathlib import Path

    from timeline.app.following.alert_command import hand_over
    from timeline.app.following.followed_state import FEED
    from timeline.app.following.rounds import AlertOutlets
    from timeline.app.settings import user_settings
    from timeline.faces.exchange.alert_feed import alert_feed
    from timeline.faces.exchange.alert_words import WordedAlerts

    own = user_settings().watch
    command = tuple(_words(hook) if hook is not None else _words(own.hook) if isinstance(own.hook, str) else own.hook)
    named = atom or own.atom
    file = Path(named).expanduser() if named else folder / FEED

    def write(alerts: Sequence[Alert]) -> None:
        _put(workspace, file, alert_feed(alerts, str(workspace.root)))

    given: Callable[[bytes], None] | None = partial(hand_over, command) if command else None
    return AlertOutlets(write=write, words=WordedAlerts(), hand_over=given)


def _words(line: str) -> list[str]:
    try:
        return shlex.split(line)
    except ValueError as error:
        raise click.BadParameter(f"{line!r}: {error}", param_hint="--hook") from None


def _put(workspace: Workspace, file: Path, content: bytes) -> None:
    """Put a file in its place, unless it says this already. Raises what `placed` does: no part of the workspace."""
    from timeline.app.placing import placed

    if not (file.is_file() and file.read_bytes() == content):
        placed(workspace, file, content)


def _pause(workspace: Workspace, plan: FollowingPlan) -> float:
    """Return how many seconds it is until something is to be asked again."""
    from datetime import UTC, datetime

    from timeline.app.following.rounds import standing_sources

    now = datetime.now(UTC)
    ahead = [
        (source.due - now).total_seconds()
        for source in standing_sources(workspace, plan).values()
        if source.due is not None and source.gone is None
    ]
    return max(_SHORTEST, min([_LONGEST, *ahead]))


def _list(workspace: Workspace, plan: FollowingPlan) -> None:
    from timeline.app.following.rounds import standing_sources
    from timeline.faces.safe_text import clean
    from timeline.intake.documents.web_addresses import without_secrets

    kinds = {one.url: one.kind for one in plan.subscriptions}
    for url, source in standing_sources(workspace, plan).items():
        click.echo(f"{kinds[url]:<8}{clean(without_secrets(url))}")
        click.echo(f"        {_state_of(source)}")


def _state_of(source: FollowedSource) -> str:
    """Return how a subscription stands, in a line."""
    from timeline.faces.safe_text import clean

    if source.gone is not None:
        return f"gone for good since {_minute(source.gone)}"
    if source.asked is None:
        return "never asked"
    again = f"again {_minute(source.due)}" if source.due is not None else "again at once"
    if source.failures:
        times = "once" if source.failures == 1 else f"{source.failures} times in a row"
        return f"failed {times}, {again}: {clean(source.why or '')}"
    waiting = f", {len(source.missed)} of its pages could not be had" if source.missed else ""
    return f"asked {_minute(source.asked)}, {again}{waiting}"


def _minute(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M UTC")


class _WatchTelling(ImportTelling):
    """Says what happens in a round: what came, how each source that was asked stands, and the alerts."""

    def __init__(self, plan: FollowingPlan) -> None:
        super().__init__(as_json=False, progress=False)
        self.imported = False
        self._many = plan.wishes.failures

    def visited(self, url: str, source: FollowedSource, taken: int) -> None:
        """Tell how a subscription stands; a fault that is told too is one that lasts."""
        from timeline.faces.safe_text import clean
        from timeline.intake.documents.web_addresses import without_secrets

        shown = clean(without_secrets(url))
        if source.failures or source.gone is not None:
            told = self.fault if source.failures == self._many or source.gone is not None else self.notice
            told(f"{shown}: {_state_of(source)}")
        else:
            came = f"{taken:,} new page{'s' * (taken != 1)}" if taken else "nothing new"
            self.imported = self.imported or taken > 0
            click.echo(f"asked {shown}: {came}, again {_minute(source.due or source.asked or _never())}")

    def alert(self, alert: Alert) -> None:
        """Tell one alert."""
        from timeline.faces.safe_text import clean

        click.echo(f"alert {clean(alert.title)}")


def _never() -> datetime:
    from datetime import UTC, datetime

    return datetime.fromtimestamp(0, UTC)
