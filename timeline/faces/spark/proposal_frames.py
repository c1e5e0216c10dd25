"""Proposals made by Spark, by the steps of `timeline.scale`: each act is sent once to each shelf it stands on.

What goes from step to step are rows of a kind, a key and bytes; what is decided where an act lies goes no further.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec
from pyspark.sql import functions as sql

from timeline.faces.spark.arrow_rows import gathered, spread
from timeline.faces.spark.sent_rows import SENT, as_drawn, drawn, drawn_of, of_kind, sent
from timeline.faces.spark.stretch_frames import stretched
from timeline.faces.spark.work_frames import counts_by, works_by
from timeline.scale.articles_told import match_material
from timeline.scale.hot_keys import MOST, lies_in, waits_in
from timeline.scale.keyed_answers import (
    Filed,
    FoundOnShelf,
    ShelvedAct,
    answers_to,
    found_on_shelf,
    key_by_key,
    shelved,
)
from timeline.scale.keyed_proposals import offered
from timeline.scale.keyed_same_acts import (
    JudgedEvents,
    Recall,
    WaitingAct,
    after_recalls,
    followed,
    key_of,
    lent_days,
    may_be_one,
    recalls,
    same_in_pair,
    waiting,
    word_by_word,
)
from timeline.scale.line_homes import EVERYWHERE
from timeline.scale.parquet_dossiers import dossier_of_row
from timeline.scale.shipped_acts import (
    ShippedEvent,
    as_bytes,
    event_of,
    loan_of,
    shipped_act,
    shipped_loan,
    shipped_words,
    shipped_works,
)
from timeline.views.links.saved_proposals import packed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pyspark import Broadcast
    from pyspark.sql import DataFrame, SparkSession

    from timeline.faces.spark.arrow_rows import Row
    from timeline.scale.articles_told import MatchMaterial, ToldArticle
    from timeline.scale.hot_keys import Stretches

PROPOSALS = (
    "earlier string, later string, earlier_document string, later_document string, rank int, relation string, "
    "score double, order string, reasons array<string>, proposal binary"
)
_WAITS = "key binary, first long, last long, told binary"
_WAITS_IN = f"{_WAITS}, id string, passing boolean, stretch int"
_FILED = "key binary, first long, last long, look int, told binary"
_FILED_IN = f"{_FILED}, cut boolean, stretch int"
_turn_of = msgspec.msgpack.Decoder(list[bytes]).decode
_judged_of = msgspec.msgpack.Decoder(JudgedEvents).decode
_waiting_of = msgspec.msgpack.Decoder(WaitingAct).decode
_shelved_of = msgspec.msgpack.Decoder(ShelvedAct).decode
_met_of = msgspec.msgpack.Decoder(tuple[ShippedEvent, ShippedEvent]).decode
_recall_of = msgspec.msgpack.Decoder(Recall).decode
_found_of = msgspec.msgpack.Decoder(FoundOnShelf).decode


def proposals_by(spark: SparkSession, dossiers: DataFrame, most: int = MOST) -> DataFrame:
    """Return what is offered of all events, nobody having judged it yet, from the dossiers of a log: see PROPOSALS.

    A shelf on which more than `most` acts stand is sent key by key, and a key under which more lie is cut by days.
    `rank` counts what is offered of one event, the surest first; `proposal` is it as
    `timeline.views.links.saved_proposals` packs it.
    """
    found = dossiers.where(sql.col("key") == EVERYWHERE).select("lines").collect()
    everywhere = spark.sparkContext.broadcast([bytes(line) for row in found for line in row.lines])
    material = spread(dossiers, partial(_material, everywhere), SENT).persist()
    counts = spark.sparkContext.broadcast(counts_by(of_kind(material, "first")))
    met = _met_on_shelves(spark, of_kind(material, "waits"), most)
    same = gathered(met.unionByName(of_kind(material, "judged")), ("key",), _same, SENT).persist()
    loans = of_kind(same, "loan")
    dated = gathered(
        of_kind(material, "loose").unionByName(of_kind(same, "loan", "undated")), ("key",), _lent, SENT
    ).persist()
    recalled = of_kind(same, "recall").unionByName(of_kind(dated, "recall"))
    spoken = gathered(of_kind(material, "turn").unionByName(recalled).unionByName(loans), ("key",), _breath, SENT)
    shelves = of_kind(material, "files").unionByName(of_kind(dated, "files"))
    every = (
        of_kind(same, "drawn")
        .unionByName(spoken)
        .unionByName(_found_on_shelves(spark, shelves, most))
        .unionByName(works_by(material, counts))
        .unionByName(of_kind(material, "decided"))
    )
    return gathered(every, ("key",), _offered, PROPOSALS)


def _material(everywhere: Broadcast[Sequence[bytes]], rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        found = match_material(dossier_of_row(row), everywhere.value)
        events: dict[str, bytes] = {}
        for article in found.articles:
            yield from _acts(article, events)
            words = shipped_words(article.words, working=bool(article.working))
            yield sent("words", article.document, words)
            if article.working:
                yield sent("works", article.document, shipped_works(words, article.working, events))
        yield from _judged(found, events)
        yield from (sent("first", "", one) for one in found.first)


def _acts(article: ToldArticle, events: dict[str, bytes]) -> Iterator[Row]:
    """Yield where the acts of an article go, and note them as they are sent."""
    behind = followed(article.acts)
    for one in article.acts:
        event = events[one.id] = as_bytes(shipped_act(one, followed=one.id in behind))
        yield from (sent("waits", *row) for row in waiting(one, event))
        if one.loose:
            yield sent("loose", article.document, event)
        else:
            yield from (sent("files", *row) for row in shelved(one, event))
    if behind:
        yield sent("turn", article.document, msgspec.msgpack.encode([events[one.id] for one in article.acts]))


def _judged(found: MatchMaterial, events: dict[str, bytes]) -> Iterator[Row]:
    documents = {one.id: article.document for article in found.articles for one in article.acts}
    for pair in found.judged:
        yield sent("decided", pair.earlier, pair.later.encode())
        yield sent("decided", pair.later, pair.earlier.encode())
        if pair.earlier in events and pair.later in events:
            key = _pair(documents[pair.earlier], documents[pair.later])
            yield sent("judged", key, JudgedEvents(pair, events[pair.earlier], events[pair.later]))


def _pair(one: str, other: str) -> bytes:
    return key_of(*sorted((one, other)))


def _hot(shelves: DataFrame, most: int) -> list[bytes]:
    rows = shelves.groupBy("key").agg(sql.count("*").alias("rows")).where(sql.col("rows") > most)
    return [bytes(row.key) for row in rows.collect()]


def _met_on_shelves(spark: SparkSession, shelves: DataFrame, most: int) -> DataFrame:
    whole = shelves.select("key", "told")
    if hot := _hot(shelves, most):
        words = spread(whole.where(sql.col("key").isin(hot)), _word_by_word, _WAITS)
        cut = stretched(spark, words, sql.col("first"), _waits_in, _WAITS_IN, most)
        whole = whole.where(~sql.col("key").isin(hot)).unionByName(cut, allowMissingColumns=True)
        whole = whole.withColumn("stretch", sql.coalesce("stretch", sql.lit(0)))
        return gathered(whole, ("key", "stretch"), _met, SENT)
    return gathered(whole, ("key",), _met, SENT)


def _word_by_word(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        for key, one in word_by_word(row["key"], _waiting_of(row["told"])):
            yield {"key": key, "first": one.first, "last": one.last, "told": as_bytes(one)}


def _waits_in(row: Row, cut: Stretches) -> Iterator[Row]:
    one = _waiting_of(row["told"])
    for stretch, own in waits_in(one, cut):
        yield {**row, "id": one.id, "passing": not own, "stretch": stretch}


def _met(rows: list[Row]) -> Iterator[Row]:
    if len(rows) > 1:
        passing = {row["id"] for row in rows if row.get("passing")}
        for pair in may_be_one([_waiting_of(row["told"]) for row in rows], passing):
            one, other = map(event_of, pair)
            yield sent("met", _pair(one.article, other.article), msgspec.msgpack.encode((one, other)))


def _same(rows: list[Row]) -> Iterator[Row]:
    """Yield which events of two articles may be one act, and what follows of it for each of the two."""
    met = [_met_of(row["told"]) for row in rows if row["kind"] == "met"]
    told = [_judged_of(row["told"]) for row in rows if row["kind"] == "judged"]
    judged = [(one.judged, event_of(one.earlier), event_of(one.later)) for one in told]
    events = {end.id: end for ends in (*met, *(one[1:] for one in judged)) for end in ends}
    for found in same_in_pair(met, judged):
        yield drawn(found)
        ends, loan = (events[found.earlier.id], events[found.later.id]), shipped_loan(found)
        yield from (sent("loan", name, loan) for name in sorted({end.article for end in ends if end.loose}))
        for one, other in recalls(*ends):
            recall = Recall(loan, one.id, as_bytes(one), other.article)
            if one.loose:
                yield sent("undated", one.article, recall)
            else:
                yield sent("recall", other.article, recall)


def _lent(rows: list[Row]) -> Iterator[Row]:
    """Yield where the acts of an article that its page dates go, with the days that others lend them."""
    loans = [loan_of(row["told"]) for row in rows if row["kind"] == "loan"]
    acts = [event_of(row["told"]).act() for row in rows if row["kind"] == "loose"]
    dated: dict[str, bytes] = {}
    for one in lent_days(acts, loans):
        event = dated[one.id] = as_bytes(shipped_act(one))
        yield from (sent("files", *row) for row in shelved(one, event))
    for recall in (_recall_of(row["told"]) for row in rows if row["kind"] == "undated"):
        at = msgspec.structs.replace(recall, event=dated[recall.recalled])
        yield sent("recall", recall.document, at)


def _breath(rows: list[Row]) -> Iterator[Row]:
    found = [_recall_of(row["told"]) for row in rows if row["kind"] == "recall"]
    if found:
        loans = [loan_of(row["told"]) for row in rows if row["kind"] == "loan"]
        acts = [event_of(event).act() for row in rows if row["kind"] == "turn" for event in _turn_of(row["told"])]
        yield from map(drawn, after_recalls(lent_days(acts, loans), found))


def _found_on_shelves(spark: SparkSession, shelves: DataFrame, most: int) -> DataFrame:
    whole = shelves.select("key", "told")
    if hot := _hot(shelves, most):
        keys = spread(whole.where(sql.col("key").isin(hot)), _key_by_key, _FILED)
        lying = sql.when(sql.col("look").isNull(), sql.col("first"))
        cut = stretched(spark, keys, lying, _lies_in, _FILED_IN, most)
        whole = whole.where(~sql.col("key").isin(hot)).unionByName(cut, allowMissingColumns=True)
        whole = whole.withColumn("stretch", sql.coalesce("stretch", sql.lit(0)))
        return gathered(whole, ("key", "stretch"), _found, SENT)
    return gathered(whole, ("key",), _found, SENT)


def _key_by_key(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        for key, one in key_by_key(row["key"], _shelved_of(row["told"])):
            (lies,) = one.filed
            days = {"first": lies.first, "last": lies.last}
            yield {"key": key, **days, "look": lies.look, "told": as_bytes(one)}


def _lies_in(row: Row, cut: Stretches) -> Iterator[Row]:
    told = Filed("", "", row["first"], row["last"], row["look"])
    yield from ({**row, "cut": True, "stretch": stretch} for stretch in lies_in(told, cut))


def _found(rows: list[Row]) -> Iterator[Row]:
    if len(rows) > 1:
        stretch = rows[0]["stretch"] if rows[0].get("cut") else None
        for asker, found in found_on_shelf([_shelved_of(row["told"]) for row in rows], stretch):
            yield sent("found", asker, found)


def _offered(rows: list[Row]) -> Iterator[Row]:
    """Yield what is offered of one event."""
    found = [_found_of(row["told"]) for row in rows if row["kind"] == "found"]
    every = [drawn_of(row["told"]) for row in rows if row["kind"] == "drawn"]
    every += [as_drawn(one) for one in answers_to(found)]
    judged = {row["told"].decode() for row in rows if row["kind"] == "decided"}
    documents = {one.kept.later: (one.earlier, one.later) for one in every}
    for rank, kept in enumerate(offered(rows[0]["key"].decode(), (one.kept for one in every), judged)):
        one, other = documents[kept.later]
        yield {
            "earlier": kept.earlier,
            "later": kept.later,
            "earlier_document": one,
            "later_document": other,
            "rank": rank,
            "relation": kept.relation,
            "score": kept.score,
            "order": kept.order,
            "reasons": list(kept.reasons),
            "proposal": packed(kept),
        }
