"""One session of Spark on two cores, and a log of EVENTS events (100000) with stories of real words among them.

`make spark` runs these tests; what is shown must be what one machine shows, to the byte.
"""

import os
import shutil
from pathlib import Path

import pytest

from tests.bench.make_log import make
from tests.views.story import Log, tyrol
from timeline import workspace
from timeline.app.opening import opened
from timeline.faces.spark.sessions import spark_session

EVENTS = int(os.environ.get("EVENTS", "100000"))
SHIPPED = Path(__file__).parents[2] / "events.jsonl"


@pytest.fixture(scope="session")
def spark():
    settings = {
        "spark.sql.shuffle.partitions": "4",
        "spark.driver.memory": "2g",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",  # it runs for minutes only
    }
    with spark_session("local[2,3]", settings) as session:  # a task that fails is tried three times
        yield session


def odd_ends():
    """What is told by a clock that ran ahead, which names are of one, and what bears on it."""
    log = Log()
    (one, *_), _ = log.article("odd", tyrol_pledges(), date="2021-03-03", recorded="2024-01-01T10:00:00Z")
    field = {"target": one, "field": "data.action"}
    log.judge("correction", {**field, "now": "by a wrong clock"}, recorded="2031-01-01T00:00:00Z")
    log.article("between", tyrol_pledges(), date="2021-03-04", recorded="2024-02-01T10:00:00Z", body="another")
    log.judge("correction", {**field, "now": "the last word"}, recorded="2024-04-01T00:00:00Z")
    alias = log.judge("alias", {"names": ["Ann Ash", "Boris Birch"]}, recorded="2024-04-02T00:00:00Z")
    log.judge("alias", {"names": ["Celia Cedar", "Emil Elm"]}, recorded="2024-04-03T00:00:00Z")
    log.judge("retraction", {"target": alias}, recorded="2024-04-04T00:00:00Z")
    return log.raw


def tyrol_pledges():
    from tests.views.story import pledge

    return [pledge("Ann Ash", "build a cable car", regions=("AT-7",))]


@pytest.fixture(scope="session")
def place(tmp_path_factory):
    """The workspace."""
    made = workspace.create(tmp_path_factory.mktemp("log") / "work")
    make(EVENTS, made.log)
    with made.log.open("ab") as file:
        file.writelines(line + b"\n" for line in (*tyrol().raw, *odd_ends()))
        with SHIPPED.open("rb") as shipped:
            shutil.copyfileobj(shipped, file)
    return made


@pytest.fixture(scope="session")
def space(place):
    with opened(place) as space:
        yield space


@pytest.fixture(scope="session")
def dossiers(spark, place, tmp_path_factory):
    """The dossiers, written by Spark, and where."""
    from timeline.faces.spark.dossier_frames import read_dossiers_by, write_dossiers_by

    folder = tmp_path_factory.mktemp("derived") / "dossiers"
    write_dossiers_by(spark, [place.log], folder)
    return folder, read_dossiers_by(spark, folder).persist()


@pytest.fixture(scope="session")
def proposals(spark, dossiers):
    from timeline.faces.spark.proposal_frames import proposals_by

    return proposals_by(spark, dossiers[1]).persist()
