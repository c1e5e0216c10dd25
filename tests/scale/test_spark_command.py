"""`timeline spark` where there is no Spark: what is missing is named, and what needs none is done."""

import sys
from types import SimpleNamespace

import pytest

from timeline.errors import TimelineError
from timeline.faces.spark.sessions import SparkRunError, spark_session
from timeline.intake.extras import library
from timeline.scale.parquet_dossiers import read_dossiers


@pytest.fixture
def without_pyspark(monkeypatch):
    library.cache_clear()
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    yield
    library.cache_clear()


@pytest.fixture
def with_some_pyspark(monkeypatch):
    """A pyspark that begins no session."""
    library.cache_clear()

    class RefusedError(Exception):
        __module__ = "py4j.protocol"

    def refuse(_):
        raise RefusedError("\nthe cluster is gone\nat org.apache.spark")

    monkeypatch.setitem(
        sys.modules, "pyspark.sql", SimpleNamespace(SparkSession=SimpleNamespace(builder=Begun(refuse)))
    )
    yield
    library.cache_clear()


class Begun:
    """A session that is about to begin."""

    def __init__(self, begin):
        self.getOrCreate = lambda: begin(self)
        self.settings = {}

    def appName(self, _):  # noqa: N802 - as pyspark calls it
        return self

    def master(self, url):
        self.settings["master"] = url
        return self

    def config(self, name, value):
        self.settings[name] = value
        return self


COMMANDS = (
    ("dossiers", "made"),
    ("view", "history", "--region", "AT-7"),
    ("view", "pledges", "--dossiers", "made", "--out", "shown"),
    ("proposals", "--master", "local[2]"),
)


@pytest.mark.parametrize("words", COMMANDS)
def test_a_missing_pyspark_is_named_with_its_extra(call, log, words, without_pyspark):
    done = call("spark", *words, status=1)
    assert done.stderr == "error: timeline spark needs the extra 'spark': pip install 'timeline-tracker[spark]'\n"


def test_a_missing_java_is_named(call, log, with_some_pyspark, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    done = call("spark", "proposals", status=1)
    assert done.stderr == "error: Spark needs Java 17 or newer: install it, or name where it is in JAVA_HOME\n"


@pytest.mark.parametrize("master", [None, "local[1]", "spark://host:7077"])
def test_what_fails_in_spark_is_told_in_a_line(call, log, with_some_pyspark, monkeypatch, master):
    monkeypatch.setenv("JAVA_HOME", "/java")
    for name in ("PYSPARK_PYTHON", "SPARK_LOCAL_IP"):
        monkeypatch.setenv(name, "kept as it is")
    done = call("spark", "proposals", *(("--master", master) if master else ()), status=1)
    assert done.stderr == "error: Spark could not do it: the cluster is gone\n"


def test_settings_of_spark_are_handed_to_it(call, log, with_some_pyspark, monkeypatch):
    def begin(_):
        raise TimelineError("begun")

    begun = Begun(begin)
    monkeypatch.setitem(sys.modules, "pyspark.sql", SimpleNamespace(SparkSession=SimpleNamespace(builder=begun)))
    monkeypatch.setenv("JAVA_HOME", "/java")
    given = ("--conf", "spark.driver.memory=6g", "--conf", "spark.driver.maxResultSize=2g=")
    assert call("spark", "proposals", "--master", "spark://host:7077", *given, status=1).stderr == "error: begun\n"
    assert begun.settings["spark.driver.memory"] == "6g"
    assert begun.settings["spark.driver.maxResultSize"] == "2g="


@pytest.mark.parametrize("told", ["spark.driver.memory", "driver.memory=6g", "=6g"])
def test_what_is_no_setting_of_spark_is_refused(call, log, told):
    refused = call("spark", "view", "history", "--conf", told, status=2).stderr
    assert f"'{told}' is no NAME=VALUE with a name that begins with spark." in " ".join(refused.split())


def test_what_fails_on_our_side_is_ours(with_some_pyspark, monkeypatch):
    monkeypatch.setenv("JAVA_HOME", "/java")

    class Session(SimpleNamespace):
        def stop(self):
            self.stopped = True

    session = Session(sparkContext=SimpleNamespace(setLogLevel=lambda _: None))
    begun = Begun(lambda _: session)
    monkeypatch.setitem(sys.modules, "pyspark.sql", SimpleNamespace(SparkSession=SimpleNamespace(builder=begun)))
    with pytest.raises(KeyError), spark_session("local[1]", {"spark.sql.shuffle.partitions": "3"}):
        raise KeyError
    assert session.stopped
    assert begun.settings["spark.sql.shuffle.partitions"] == "3"


def test_what_failed_on_spark_is_told_by_its_cause():
    assert str(SparkRunError(ValueError(""))) == "Spark could not do it: ValueError"
    called = "An error occurred while calling z:org.example.serve.\n: org.example.Stopped: no disk is left\n\tat a.b"
    assert str(SparkRunError(ValueError(called))) == "Spark could not do it: org.example.Stopped: no disk is left"


def test_dossiers_are_written_and_checked_without_spark(call, log, without_pyspark):
    folder = call.workspace.root / "made"
    assert call("spark", "dossiers", str(folder), "--here").stderr.endswith(" dossiers\n")
    lines = {line for one in read_dossiers(folder) for line in one.lines}
    assert lines == set(log.raw)
    told = call("spark", "dossiers", str(folder), "--check").stdout
    assert f"of {len(lines)} lines of the log 0 lost, 0 twice, 0 from elsewhere" in told
    with call.workspace.log.open("ab") as file:
        file.write(b'{"id":"later","type":"odd","v":9}\n')
    told = call("spark", "dossiers", str(folder), "--check", status=1).stdout
    assert "1 lost" in told


def test_files_for_each_region_come_from_dossiers(call, log):
    assert "--out needs --dossiers" in call("spark", "view", "history", "--out", "shown", status=2).stderr
