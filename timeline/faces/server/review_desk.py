"""Where judgements are made from pages: the queue, and the forms of other pages, by the services of the commands."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from timeline.app.adding import add
from timeline.app.assessing import assess
from timeline.app.bench import Bench
from timeline.app.context import paragraph
from timeline.app.correcting import correct, retract
from timeline.app.linking import link
from timeline.app.reviewing import Waiting, accepted, edited, judged_on, rated, rejected, taken_back, turned
from timeline.app.waiting import waiting_for
from timeline.errors import UsageError
from timeline.faces.export.flat_rows import PROPOSAL_ROW, proposal_row
from timeline.faces.export.ledger_records import proposal_record
from timeline.faces.server.exchanged import MEDIA, PageAnswer, elsewhere
from timeline.faces.server.fault_answers import told_answer
from timeline.faces.server.questions_asked import filled, query_of
from timeline.faces.server.read_pages import NoPageError, rendered
from timeline.faces.server.review_items import item_mark, item_name, items_of
from timeline.faces.server.standing_logs import file_mark
from timeline.faces.web import rendering
from timeline.faces.web.served_view import ServedView
from timeline.faces.web.site_page import SitePage, event_address
from timeline.views.current_lines import ShownEvent, Standing
from timeline.views.links.proposals import Proposal
from timeline.views.narrow_rows import Judged
from timeline.views.text_versions import ProposedRevision
from timeline.vocabulary import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.app.context import Context
    from timeline.faces.server.exchanged import PageAsked
    from timeline.faces.server.standing_logs import StandingLog, StandingLogs
    from timeline.model import Judgement
    from timeline.views.doubts import Queue
    from timeline.views.query import Query

_RATINGS = ("kept", "partly_kept", "broken")
_ADDED = {  # the fields that the form of an addition has, by type
    "pledge": ("promiser", "promisee", "action", "deadline", "condition", "speaker"),
    "follow_up": ("actor", "deliverable", "state", "new_deadline", "speaker"),
    "agreement": ("parties", "subject", "status", "term", "speaker"),
    "figure": ("value", "unit", "metric", "period", "speaker"),
}


class FormError(UsageError):
    """A form that asks for something there is not."""


class ReviewDesk:
    """Judges the log of a workspace as `by`, or as whoever git says it is; one answer at a time."""

    def __init__(self, logs: StandingLogs, by: str | None) -> None:
        from timeline.app.recorders import judging_user

        self.logs = logs
        self.by = by or judging_user(logs.workspace.root)
        self._bench: tuple[tuple[int, ...], Bench] | None = None
        self._notices: list[str] = []
        self._lock = RLock()

    def page(self, asked: PageAsked) -> PageAnswer:
        """Show one thing that waits, and the list of all. Raises the log's faults, and what asking may raise."""
        fields = filled(asked.query)
        query = query_of(fields)
        found = self.logs.at(query)
        with self._lock:
            queue = self._queue(query)
            items = items_of(queue)
            wanted = next(iter(asked.query.get("item", ())), "") or next(iter(items), "")
            page = self._page(found, items, wanted, queue)
        if asked.ending != ".html":
            return PageAnswer(body=rendering.data(page, asked.ending), media=MEDIA[asked.ending])
        undo = [one for one in " ".join(asked.query.get("undo", ())).split() if event_address(one)]
        judges = self.by if asked.judges else None
        return rendered(found, page, ServedView(asked=fields, judges=judges, wrong=found.wrong, undo=undo))

    def judged(self, asked: PageAsked) -> PageAnswer:
        """Append what a form decides, and send on. Raises TimelineError."""
        form = asked.form or {}
        with self._lock:
            if asked.address == "review" and form.get("answer") != "undo":
                return self._answered(asked, form)
            made = self._decided(asked, form)
            return self._went_on(asked, asked.address, made, ())

    def _answered(self, asked: PageAsked, form: Mapping[str, str]) -> PageAnswer:
        items = items_of(self._queue(query_of(filled(asked.query))))
        name = form.get("item", "")
        item = items.get(name)
        if item is None or item_mark(item) != form.get("mark"):
            address = f"review?{urlencode({'item': name})}" if item is not None else "review"
            told = (
                "it has changed since it was shown" if item is not None else "it was answered since, or is read no more"
            )
            return told_answer(409, f"nothing was appended: {told}", asked, [(address, "what waits now")])
        names = [*items]
        at = names.index(name)
        answer = form.get("answer", "")
        made = self._answer(self._at_hand(), item, form, answer)
        onward = names[at : at + 1] if answer == "edit" else names[at + 1 : at + 2]
        return self._went_on(asked, "review", made, onward)

    def _answer(self, bench: Bench, item: Waiting, form: Mapping[str, str], answer: str) -> list[Judgement]:
        reason = form.get("reason", "").strip()
        if answer == "accept":
            return accepted(bench, item, reason=reason)
        if answer == "reject":
            return rejected(bench, item, reason=reason)
        if answer == "turned" and isinstance(item, ProposedRevision):
            return accepted(bench, turned(item), reason=reason)
        if isinstance(item, Proposal) and answer in RELATIONS:
            return accepted(bench, item, relation=answer, reason=reason)
        if isinstance(item, Proposal) and answer in _RATINGS:
            return rated(bench, item, answer, reason=reason)
        if answer == "edit" and isinstance(item, Proposal | ShownEvent):
            told = item if isinstance(item, ShownEvent) else item.later if form.get("side") == "2" else item.earlier
            return edited(bench, told, f"{form.get('field', '')} {form.get('value', '')}", reason=reason)
        raise FormError(f"{answer!r} is no answer to that")

    def _decided(self, asked: PageAsked, form: Mapping[str, str]) -> list[Judgement]:
        """Return what the form of a page of one thing asks for. Raises FormError, and what judging raises."""
        bench = self._at_hand()
        kind, _, name = asked.address.partition("/")
        answer, reason = form.get("answer", ""), form.get("reason", "").strip()
        if kind == "review" and answer == "undo":
            return taken_back([bench.ids.find(one) for one in form.get("ids", "").split()], reason)
        if kind == "pledge" and answer == "rate":
            evidence = form.get("evidence", "").split()
            return assess(bench, name, form.get("status", ""), evidence=evidence, reason=reason)
        if kind == "event" and answer == "correct":
            return correct(bench, name, form.get("field", "").strip(), form.get("value", "").strip(), reason=reason)
        if kind == "event" and answer == "retract":
            return retract(bench, name, reason=reason)
        if kind == "event" and answer == "link":
            relation = form.get("relation") or None
            return link(bench, name, form.get("later", "").strip(), relation=relation, reason=reason)
        if kind == "article" and answer == "add":
            return self._added(bench, name, form, reason)
        raise FormError(f"{answer!r} is nothing that this page does")

    def _added(self, bench: Bench, article: str, form: Mapping[str, str], reason: str) -> list[Judgement]:
        wanted = form.get("kind", "")
        said = {name: form[name].strip() for name in _ADDED.get(wanted, ()) if form.get(name, "").strip()}
        regions = [part.strip() for part in form.get("regions", "").split(";") if part.strip()]
        day = form.get("date", "").strip() or None
        return add(bench, wanted, article, form.get("quote", ""), said=said, date=day, regions=regions, reason=reason)

    def _went_on(
        self, asked: PageAsked, address: str, made: list[Judgement], onward: list[str] | tuple[str, ...]
    ) -> PageAnswer:
        bench = self._at_hand()
        if not made:
            told = "; ".join(self._notices) or "there was nothing to append"
            return told_answer(409, told, asked, [(address, "back")])
        ids = bench.append(made)
        self._bench = None
        fields = {name: values[0] for name, values in filled(asked.query).items()}
        if (asked.form or {}).get("answer") != "undo":
            fields["undo"] = " ".join(ids)
        if onward:
            fields["item"] = onward[0]
        return elsewhere(f"/{quote(address)}{'?' if fields else ''}{urlencode(fields)}", 303)

    def _at_hand(self) -> Bench:
        """Return the log to be judged as it is now; it is folded again where the file has changed."""
        mark = file_mark(self.logs.workspace)
        if self._bench is None or self._bench[0] != mark:
            self._notices.clear()
            self._bench = mark, Bench(self.logs.workspace, self.by, self._notices.append)
        return self._bench[1]

    def _queue(self, query: Query) -> Queue:
        from timeline.app.opening import opened

        bench = self._at_hand()
        with opened(self.logs.workspace) as space:
            return waiting_for(space, query, Standing(bench.state, query))

    def _page(self, found: StandingLog, items: dict[str, Waiting], wanted: str, queue: Queue) -> SitePage:
        item = items.get(wanted)
        if wanted and item is None:
            raise NoPageError(f"review of {wanted}")
        names = [*items]
        at = names.index(wanted) if wanted else 0
        told = [*_events_of(item, self._at_hand())] if item is not None else []
        return SitePage(
            address="review",
            title="What waits for a person",
            template="review.html",
            values={
                "item": item,
                "kind": wanted.partition(".")[0],
                "name": wanted,
                "mark": item_mark(item) if item is not None else "",
                "sides": [(one, self._context(found, one)) for one in told],
                "place": at + 1,
                "names": names,
                "before": names[at - 1] if at else None,
                "behind": names[at + 1] if at + 1 < len(names) else None,
                "queue": queue,
                "item_name": item_name,
            },
            records=[proposal_record(proposal) for proposal in queue.proposals],
            columns=PROPOSAL_ROW,
            rows=[proposal_row(proposal, found.ids) for proposal in queue.proposals],
            events=list({proposal.later.id: proposal.later for proposal in queue.proposals}.values()),
        )

    def _context(self, found: StandingLog, told: ShownEvent) -> Context | None:
        """Return the paragraph of a quote, where the document is at hand."""
        text = found.texts.get(told.row.article) if told.row.article in found.log.documents else None
        return paragraph(text, told.span, told.quote) if text is not None and told.span is not None else None


def _events_of(item: Waiting, bench: Bench) -> Iterator[ShownEvent]:
    if isinstance(item, Proposal):
        yield from (item.earlier, item.later)
    elif isinstance(item, ShownEvent):
        yield item
    elif isinstance(item, Judged):
        yield from judged_on(bench.state, item)
