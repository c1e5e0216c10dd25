"""What articles that tell of one work propose, made by Spark: by rare words, by pairs of articles, by each article."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec
from pyspark.sql import functions as sql

from timeline.faces.spark.arrow_rows import gathered, spread
from timeline.faces.spark.sent_rows import SENT, drawn, of_kind
from timeline.scale.articles_told import FirstWords
from timeline.scale.keyed_proposals import of_one_word, rare_words, tell_one_story, works_alone, works_in_pair
from timeline.scale.keyed_same_acts import key_of
from timeline.scale.shipped_acts import words_of_article, works_of
from timeline.views.links.article_words import Rarity
from timeline.views.links.word_counts import WordCounts, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark import Broadcast
    from pyspark.sql import DataFrame

    from timeline.faces.spark.arrow_rows import Row

_FIRST = "came string, language string, stems array<string>"
_PAIRS = "here binary, there binary"
_HOUR = len("2022-05-13T18")
_first_of = msgspec.msgpack.Decoder(FirstWords).decode


def counts_by(first: DataFrame) -> WordCounts:
    """Return how often words stand in the articles that the log began with."""
    told = spread(first, _first, _FIRST).persist()
    hours = told.groupBy(sql.substring("came", 1, _HOUR).alias("hour")).count().collect()
    left = counted(sum(row["count"] for row in hours))
    for row in sorted(hours, key=lambda row: str(row.hour)):
        if left <= row["count"]:
            came = sql.col("came")
            within = told.where(came.startswith(row.hour)).select(came).orderBy(came).limit(left).collect()
            told = told.where(came <= within[-1].came)
            break
        left -= row["count"]
    told = told.where(sql.col("stems").isNotNull())
    languages = {row.language: row["count"] for row in told.groupBy("language").count().collect()}
    words = told.select(sql.explode("stems").alias("word"), "language").groupBy("word")
    rows = words.agg(sql.count("*").alias("having"), sql.collect_set("language").alias("languages")).collect()
    return WordCounts(
        {row.word: row.having for row in rows},
        {row.word: max(map(languages.__getitem__, row.languages)) for row in rows},
    )


def _first(rows: Iterator[Row]) -> Iterator[Row]:
    for one in (_first_of(row["told"]) for row in rows):
        yield {"came": one.came, "language": one.language, "stems": None if one.words is None else list(one.words)}


def works_by(material: DataFrame, counts: Broadcast[WordCounts]) -> DataFrame:
    """Return what articles propose of works, as rows to its earlier event."""
    words, works = of_kind(material, "words"), of_kind(material, "works")
    rare = spread(words, partial(_rare, counts), SENT)
    pairs = gathered(rare, ("key",), _of_one_word, _PAIRS).distinct()
    stories = spread(_with_ends(pairs, words), partial(_stories, counts), _PAIRS)
    together = spread(_with_ends(stories, works), partial(_in_pairs, counts), SENT)
    return together.unionByName(spread(works, partial(_alone, counts), SENT))


def _with_ends(pairs: DataFrame, told: DataFrame) -> DataFrame:
    for name in ("here", "there"):
        ends = told.select(sql.col("key").alias(name), sql.col("told").alias(f"{name}_told"))
        pairs = pairs.join(ends, name)
    return pairs


def _rare(counts: Broadcast[WordCounts], rows: Iterator[Row]) -> Iterator[Row]:
    having = counts.value.having
    for row in rows:
        article = words_of_article(row["told"])
        kind = "working" if article.working else "words"
        for word in rare_words(article, having):
            yield {"kind": kind, "key": key_of(word), "told": row["key"]}


def _of_one_word(rows: list[Row]) -> Iterator[Row]:
    pairs = of_one_word((row["told"].decode(), row["kind"] == "working") for row in rows)
    yield from ({"here": here.encode(), "there": there.encode()} for here, there in pairs)


def _stories(counts: Broadcast[WordCounts], rows: Iterator[Row]) -> Iterator[Row]:
    rarity = Rarity(counts.value)
    for row in rows:
        one, other = (words_of_article(row[name]).words for name in ("here_told", "there_told"))
        if tell_one_story(one, other, rarity):
            yield {"here": row["here"], "there": row["there"]}


def _in_pairs(counts: Broadcast[WordCounts], rows: Iterator[Row]) -> Iterator[Row]:
    rarity = Rarity(counts.value)
    for row in rows:
        yield from map(drawn, works_in_pair(works_of(row["here_told"]), works_of(row["there_told"]), rarity))


def _alone(counts: Broadcast[WordCounts], rows: Iterator[Row]) -> Iterator[Row]:
    rarity = Rarity(counts.value)
    for row in rows:
        yield from map(drawn, works_alone(works_of(row["told"]), rarity))
