"""A session of Spark: begun where pyspark and Java are at hand, and what is missing named where they are not."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from shutil import which
from typing import TYPE_CHECKING, Any

from timeline.errors import TimelineError
from timeline.intake.extras import library

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LOCAL = "local[*]"
_OF_SPARK = frozenset({"pyspark", "py4j"})
_HERE = "127.0.0.1"
_CALL_FAILED = "An error occurred while calling "  # what py4j says first; the cause is in its next line
_SETTINGS: Mapping[str, str] = {
    "spark.sql.execution.arrow.useLargeVarTypes": "true",  # the lines of one region may be more than 2 GB
    "spark.sql.execution.arrow.maxRecordsPerBatch": "2000",
    "spark.sql.files.maxPartitionBytes": "16m",  # dossiers are packed: to match 128 MB of them takes five minutes
    "spark.driver.maxResultSize": "0",  # a state is as long as the log it is of: the driver's memory is its limit
    "spark.io.compression.codec": "zstd",  # what is shuffled: half the bytes, for little time
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.sql.session.timeZone": "UTC",
}


class NoJavaError(TimelineError):
    """Spark needs Java, and there is none."""

    def __init__(self) -> None:
        super().__init__("Spark needs Java 17 or newer: install it, or name where it is in JAVA_HOME")


class SparkRunError(TimelineError):
    """What was asked of Spark failed there."""

    def __init__(self, error: Exception) -> None:
        lines = [line.strip().removeprefix(": ") for line in str(error).splitlines() if line.strip()]
        causes = (line for line in lines if not line.startswith(_CALL_FAILED))
        super().__init__(f"Spark could not do it: {next(causes, type(error).__name__)}")


@contextmanager
def spark_session(master: str | None = None, settings: Mapping[str, str] | None = None) -> Iterator[Any]:
    """Begin a SparkSession and stop it in the end. `master` is what spark-submit said unless given, else LOCAL.

    Raises MissingExtraError, NoJavaError; SparkRunError for what fails meanwhile on Spark's side.
    """
    sql = library("pyspark.sql", "timeline spark", "spark")
    if which("java") is None and not os.environ.get("JAVA_HOME"):
        raise NoJavaError
    builder = sql.SparkSession.builder.appName("timeline")
    for name, value in {**_SETTINGS, **(settings or {})}.items():
        builder = builder.config(name, value)
    if master is None and not _is_submitted():
        master = LOCAL
    if master is not None:
        builder = builder.master(master)
    if master is not None and master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        os.environ.setdefault("SPARK_LOCAL_IP", _HERE)
        builder = builder.config("spark.driver.bindAddress", _HERE).config("spark.driver.host", _HERE)
        builder = builder.config(
            "spark.sql.shuffle.partitions", (settings or {}).get("spark.sql.shuffle.partitions", "8")
        )
    try:
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        try:
            yield session
        finally:
            session.stop()
    except Exception as error:
        if type(error).__module__.partition(".")[0] not in _OF_SPARK:
            raise
        raise SparkRunError(error) from None


def _is_submitted() -> bool:
    """Whether spark-submit began this, which says where the cluster is."""
    return "PYSPARK_GATEWAY_PORT" in os.environ
