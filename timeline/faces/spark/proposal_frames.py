"""Proposals made by Spark, by the steps of `timeline.scale.keyed_proposals`: keys and days are sent, acts fetched."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from pyspark.sql import functions as sql

from timeline.faces.spark.arrow_rows import gathered, spread
from timeline.faces.spark.stretch_frames import stretched
from timeline.scale.articles_told import JudgedPair, match_material
from timeline.scale.hot_keys import MOST, lies_in, waits_in
from timeline.scale.keyed_proposals import (
    Answering,
    Filed,
    WaitingAct,
    answering_under_key,
    answers_to,
    filing,
    is_working,
    met_under_key,
    of_one_word,
    offered,
    rare_words,
    same_in_pair,
    tell_one_story,
    waiting,
    works_alone,
    works_in_pair,
)
from timeline.scale.line_homes import EVERYWHERE
from timeline.scale.parquet_dossiers import dossier_of_row
from timeline.scale.shipped_acts import (
    ShippedLoan,
    article_of,
    as_bytes,
    dated_acts,
    event_of,
    loan_of,
    with_days,
)
from timeline.views.links.article_words import Rarity
from timeline.views.links.dossiers import loaded
from timeline.views.links.saved_proposals import as_it_was, as_kept, packed
from timeline.views.links.within_article import in_one_breath
from timeline.views.links.word_counts import WordCounts, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pyspark import Broadcast
    from pyspark.sql import DataFrame, SparkSession

    from timeline.faces.spark.arrow_rows import Row
    from timeline.scale.hot_keys import Stretches
    from timeline.views.links.proposal import Proposal

PROPOSALS = (
    "earlier string, later string, earlier_document string, later_document string, rank int, relation string, "
    "score double, order string, reasons array<string>, proposal binary"
)
_MATERIAL = (
    "kind string, document string, article binary, words binary, working boolean, came string, language string, "
    "stems array<string>, earlier string, later string, relation string, stands boolean"
)
_DRAWN = "earlier string, later string, earlier_document string, later_document string, proposal binary"
_EVENTS = "id string, document string, event binary"
_WAITING = "key binary, id string, first long, last long"
_WAITING_IN = f"{_WAITING}, passing boolean, stretch int"
_MET = "one string, other string"
_SAME = f"{_DRAWN}, loan binary, lends array<string>, said boolean"
_FILED = "key binary, id string, first long, last long, look int, at int"
_FILED_IN = f"{_FILED}, stretch int"
_ANSWERING = "asker string, look int, at int, place long, other string"
_WORDS = "word string, document string, working boolean"
_PAIRS = "here string, there string"


def proposals_by(spark: SparkSession, dossiers: DataFrame, most: int = MOST) -> DataFrame:
    """Return what is offered of all events, nobody having judged it yet, from the dossiers of a log: see PROPOSALS.

    A key under which more than `most` acts lie is cut by days. `rank` counts what is offered of one event, the surest
    first; `proposal` is it as `timeline.views.links.saved_proposals` packs it.
    """
    found = dossiers.where(sql.col("key") == EVERYWHERE).select("lines").collect()
    everywhere = spark.sparkContext.broadcast([bytes(line) for row in found for line in row.lines])
    material = spread(dossiers, partial(_material, everywhere), _MATERIAL).persist()
    articles = material.where(sql.col("kind") == "article").select("document", "article", "words", "working")
    judged = material.where(sql.col("kind") == "judged").select("earlier", "later", "relation", "stands")
    same = _same_acts(spark, articles, judged, most).persist()
    loans = same.select(sql.explode("lends").alias("document"), "loan")
    lent = loans.groupBy("document").agg(sql.collect_list("loan").alias("loans"))
    dated = articles.select("document", "article").join(lent, "document", "left")
    counts = spark.sparkContext.broadcast(_counts(material))
    drawn = (
        same.select(*_names(_DRAWN))
        .unionByName(_in_one_breath(same, dated))
        .unionByName(_answers(spark, dated, most))
        .unionByName(_works(articles, counts))
    )
    decided = judged.select("earlier", "later").union(judged.select("later", "earlier"))
    rows = drawn.unionByName(decided, allowMissingColumns=True)
    return gathered(rows, ("earlier",), _offered, PROPOSALS)


def _material(everywhere: Broadcast[Sequence[bytes]], rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        found = match_material(dossier_of_row(row), everywhere.value)
        for made in found.articles:
            yield {
                "kind": "article",
                "document": made.document,
                "article": as_bytes(made),
                "words": made.dossier,
                "working": is_working(made),
            }
        for pair in found.judged:
            told = {"earlier": pair.earlier, "later": pair.later, "relation": pair.relation, "stands": pair.stands}
            yield {"kind": "judged", **told}
        for one in found.first:
            yield {"kind": "first", "came": one.came, "language": one.language, "stems": one.words}


def _same_acts(spark: SparkSession, articles: DataFrame, judged: DataFrame, most: int) -> DataFrame:
    waits = spread(articles.select("article"), _waiting, _WAITING).persist()
    sent = stretched(spark, waits, sql.col("first"), _waits_in, _WAITING_IN, most)
    met = gathered(sent, ("key", "stretch"), _met, _MET).distinct()
    pairs = met.unionByName(judged.withColumnsRenamed({"earlier": "one", "later": "other"}), allowMissingColumns=True)
    events = spread(articles.select("article"), _events, _EVENTS)
    ones, others = (
        events.select(
            sql.col("id").alias(name),
            sql.col("document").alias(f"{name}_document"),
            sql.col("event").alias(f"{name}_event"),
        )
        for name in ("one", "other")
    )
    rows = (
        pairs.join(ones, "one")
        .join(others, "other")
        .withColumn("here", sql.least("one_document", "other_document"))
        .withColumn("there", sql.greatest("one_document", "other_document"))
    )
    return gathered(rows, ("here", "there"), _same, _SAME)


def _waiting(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        for one in waiting(article_of(row["article"]).acts()):
            yield {"key": one.key, "id": one.id, "first": one.first, "last": one.last}


def _waits_in(row: Row, cut: Stretches) -> Iterator[Row]:
    for stretch, own in waits_in(WaitingAct(row["key"], row["id"], row["first"], row["last"]), cut):
        yield {**row, "passing": not own, "stretch": stretch}


def _met(rows: list[Row]) -> Iterator[Row]:
    if len(rows) > 1:
        named = (WaitingAct(row["key"], row["id"], row["first"], row["last"]) for row in rows)
        passing = {row["id"] for row in rows if row["passing"]}
        yield from ({"one": one, "other": other} for one, other in met_under_key(named, passing))


def _events(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        article = article_of(row["article"])
        for event in article.events:
            yield {"id": event.row.id, "document": article.document, "event": as_bytes(event)}


def _same(rows: list[Row]) -> Iterator[Row]:
    """Yield which events of two articles may be one act, and which of the two articles may be lent a day by it."""
    met, judged = [], []
    for row in rows:
        ends = event_of(row["one_event"]), event_of(row["other_event"])
        if row["relation"] is None:
            met.append(ends)
        else:
            judged.append((JudgedPair(row["one"], row["other"], row["relation"], row["stands"]), *ends))
    sent = {end.row.id: end for ends in (*met, *(told[1:] for told in judged)) for end in ends}
    for found in same_in_pair(met, judged):
        ends = sent[found.earlier.id], sent[found.later.id]
        lends = sorted({end.row.article for end in ends if end.act().loose})
        said = found.earlier.type == "statement"
        loan = as_bytes(ShippedLoan(as_kept(found), *ends)) if lends or said else None
        yield {**_drawn(found), "loan": loan, "lends": lends, "said": said}


def _in_one_breath(same: DataFrame, dated: DataFrame) -> DataFrame:
    said = same.where("said").select(
        sql.least("earlier_document", "later_document").alias("here"),
        sql.greatest("earlier_document", "later_document").alias("there"),
        "loan",
    )
    said = said.groupBy("here", "there").agg(sql.collect_list("loan").alias("said"))
    ends = [
        dated.select(
            sql.col("document").alias(name),
            sql.col("article").alias(f"{name}_article"),
            sql.col("loans").alias(f"{name}_loans"),
        )
        for name in ("here", "there")
    ]
    return spread(said.join(ends[0], "here").join(ends[1], "there"), _breath, _DRAWN)


def _breath(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        names = ("here", "there") if row["here"] != row["there"] else ("here",)
        acts = [act for name in names for act in _dated(row[f"{name}_article"], row[f"{name}_loans"])]
        yield from map(_drawn, in_one_breath(acts, [loan_of(told).proposal() for told in row["said"]]))


def _answers(spark: SparkSession, dated: DataFrame, most: int) -> DataFrame:
    files = spread(dated, _filing, _FILED).persist()
    lying = sql.when(sql.col("look").isNull(), sql.col("first"))
    sent = stretched(spark, files, lying, _lies_in, _FILED_IN, most)
    found = gathered(sent, ("key", "stretch"), _answering, _ANSWERING).persist()
    events = spread(dated, _dated_events, "id string, event binary")
    fetched = found.join(events.withColumnRenamed("id", "other"), "other")
    askers = events.join(found.select(sql.col("asker").alias("id")).distinct(), "id").withColumnRenamed("id", "asker")
    rows = fetched.unionByName(askers, allowMissingColumns=True)
    return gathered(rows, ("asker",), _answered, _DRAWN)


def _filing(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        for one in filing(_dated(row["article"], row["loans"])):
            days = {"first": one.first, "last": one.last}
            yield {"key": one.key, "id": one.id, **days, "look": one.look, "at": one.at}


def _lies_in(row: Row, cut: Stretches) -> Iterator[Row]:
    yield from ({**row, "stretch": stretch} for stretch in lies_in(_filed(row), cut))


def _filed(row: Row) -> Filed:
    return Filed(row["key"], row["id"], row["first"], row["last"], row["look"], row["at"])


def _answering(rows: list[Row]) -> Iterator[Row]:
    for one in answering_under_key(map(_filed, rows), rows[0]["stretch"]):
        yield {"asker": one.asker, "look": one.look, "at": one.at, "place": one.place, "other": one.other}


def _dated_events(rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        sent = {event.row.id: event for event in article_of(row["article"]).events}
        for act in _dated(row["article"], row["loans"]):
            yield {"id": act.id, "event": as_bytes(with_days(sent[act.id], act))}


def _answered(rows: list[Row]) -> Iterator[Row]:
    asker = next((event_of(row["event"]) for row in rows if row["other"] is None), None)
    if asker is not None:
        found = [
            (Answering(row["asker"], row["look"], row["at"], row["place"], row["other"]), event_of(row["event"]).act())
            for row in rows
            if row["other"] is not None
        ]
        yield from map(_drawn, answers_to(asker.act(), found))


def _counts(material: DataFrame) -> WordCounts:
    """Count the words of the articles that the log began with."""
    first = material.where(sql.col("kind") == "first").select("came", "language", "stems").persist()
    number = first.count()
    among_first = counted(number)
    if among_first < number:
        ordered = first.select("came").orderBy("came").rdd.zipWithIndex()
        (last,) = ordered.filter(lambda row: row[1] == among_first - 1).map(lambda row: row[0].came).collect()
        first = first.where(sql.col("came") <= last)
    told = first.where(sql.col("stems").isNotNull())
    languages = {row.language: row["count"] for row in told.groupBy("language").count().collect()}
    words = told.select(sql.explode("stems").alias("word"), "language").groupBy("word")
    rows = words.agg(sql.count("*").alias("having"), sql.collect_set("language").alias("languages")).collect()
    return WordCounts(
        {row.word: row.having for row in rows},
        {row.word: max(map(languages.__getitem__, row.languages)) for row in rows},
    )


def _works(articles: DataFrame, counts: Broadcast[WordCounts]) -> DataFrame:
    rare = spread(articles.select("article", "working"), partial(_rare, counts), _WORDS)
    pairs = gathered(rare, ("word",), _of_one_word, _PAIRS).distinct()
    told = _with_ends(pairs, articles, "words")
    stories = spread(told, partial(_stories, counts), _PAIRS)
    together = spread(_with_ends(stories, articles, "article"), partial(_in_pairs, counts), _DRAWN)
    alone = spread(articles.where("working").select("article"), partial(_alone, counts), _DRAWN)
    return together.unionByName(alone)


def _with_ends(pairs: DataFrame, articles: DataFrame, column: str) -> DataFrame:
    for name in ("here", "there"):
        told = articles.select(sql.col("document").alias(name), sql.col(column).alias(f"{name}_{column}"))
        pairs = pairs.join(told, name)
    return pairs


def _rare(counts: Broadcast[WordCounts], rows: Iterator[Row]) -> Iterator[Row]:
    for row in rows:
        article = article_of(row["article"])
        for word in rare_words(article, counts.value.having):
            yield {"word": word, "document": article.document, "working": row["working"]}


def _of_one_word(rows: list[Row]) -> Iterator[Row]:
    pairs = of_one_word((row["document"], row["working"]) for row in rows)
    yield from ({"here": here, "there": there} for here, there in pairs)


def _stories(counts: Broadcast[WordCounts], rows: Iterator[Row]) -> Iterator[Row]:
    rarity = Rarity(counts.value)
    for row in rows:
        if tell_one_story(loaded(row["here_words"]).words, loaded(row["there_words"]).words, rarity):
            yield {"here": row["here"], "there": row["there"]}


def _in_pairs(counts: Broadcast[WordCounts], rows: Iterator[Row]) -> Iterator[Row]:
    rarity = Rarity(counts.value)
    for row in rows:
        here, there = article_of(row["here_article"]), article_of(row["there_article"])
        yield from map(_drawn, works_in_pair(here, there, rarity))


def _alone(counts: Broadcast[WordCounts], rows: Iterator[Row]) -> Iterator[Row]:
    rarity = Rarity(counts.value)
    for row in rows:
        yield from map(_drawn, works_alone(article_of(row["article"]), rarity))


def _offered(rows: list[Row]) -> Iterator[Row]:
    """Yield what is offered of one event."""
    drawn = [row for row in rows if row["proposal"] is not None]
    documents = {row["later"]: (row["earlier_document"], row["later_document"]) for row in drawn}
    judged = {row["later"] for row in rows if row["proposal"] is None}
    for rank, kept in enumerate(offered(rows[0]["earlier"], (as_it_was(row["proposal"]) for row in drawn), judged)):
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


def _dated(article: bytes, loans: Sequence[bytes] | None) -> Any:
    return dated_acts(article_of(article), loans or ())


def _drawn(found: Proposal) -> Row:
    return {
        "earlier": found.earlier.id,
        "later": found.later.id,
        "earlier_document": found.earlier.row.article,
        "later_document": found.later.row.article,
        "proposal": packed(as_kept(found)),
    }


def _names(told: str) -> Iterable[str]:
    return (one.split(" ")[0] for one in told.split(", "))
