"""On Spark: dossiers, a view of every region, proposals; rows and bytes shuffled, beside one process without Spark.

Needs pyspark and Java (`make spark` makes `.spark`, which has the first): `.spark/bin/python -m tests.bench spark`.
What a long log takes hours for is measured a piece at a time: `.spark/bin/python -m tests.bench.spark WHERE LOG
DIRECTORY [STEP…]`, WHERE being `here` or a master such as `local[2]`; dossiers are those in DIRECTORY unless they are a
step. MASTERS, PARTITIONS and DRIVER_MEMORY say otherwise what is done.
"""

import json
import os
import resource
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from threading import Thread

from tests.bench.figures import Figure
from timeline.faces.spark.region_view import asked, shown_of
from timeline.log.lines import raw_lines
from timeline.scale.group_dossiers import bears_on
from timeline.scale.local_dossiers import DossiersOfLogs
from timeline.scale.parquet_dossiers import write_dossiers
from timeline.views.catalog import PROJECTIONS
from timeline.views.current_lines import Standing
from timeline.views.links.proposals import propose
from timeline.views.query import Query

MASTERS = tuple(os.environ.get("MASTERS", "local[1] local[2]").split())
STEPS = ("start", "dossiers", "history by region", "state of figures", "proposals")
_PARTITIONS = os.environ.get("PARTITIONS", "8")


def figures(made):
    if find_spec("pyspark") is None or which("java") is None:
        yield Figure(what="Spark", value=None, unit="")
        return
    here = {}
    for step, told in run_here(made.place.log, made.directory):
        here[step] = told["cpu"]
        yield Figure(what=f"one process: {step}, wall", value=told["wall"], unit="s")
        yield Figure(what=f"one process: {step}, processor", value=told["cpu"], unit="s")
    for master in MASTERS:
        command = [sys.executable, "-m", "tests.bench.spark", master, str(made.place.log), str(made.directory)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
        for step, told in json.loads(done.stdout.splitlines()[-1]).items():
            yield Figure(what=f"{master}: {step}, wall", value=told["wall"], unit="s")
            yield Figure(
                what=f"{master}: {step}, processor",
                value=told["cpu"],
                unit="s",
                beside="one process" if step in here else None,
                ratio=told["cpu"] / here[step] if step in here else None,
            )
            yield Figure(
                what=f"{master}: {step}, rows shuffled an event", value=told["rows"] / made.events, unit="rows"
            )
            yield Figure(
                what=f"{master}: {step}, bytes shuffled an event", value=told["bytes"] / made.events, unit="bytes"
            )


def run_here(log, directory, steps=STEPS):
    """Do steps in this process; yield what each took, and the most memory that was held until then."""
    for step, act in local(log, directory).items():
        if step not in steps:
            continue
        begun, cpu = time.perf_counter(), time.process_time()
        act()
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        yield step, {"wall": time.perf_counter() - begun, "cpu": time.process_time() - cpu, "MB": most}


def local(log, directory):
    """The same on one machine, without Spark and without an index."""
    return {
        "dossiers": lambda: write_dossiers(directory / "here", DossiersOfLogs([log])),
        "history by region": lambda: by_region(list(DossiersOfLogs([log]))),
        "state of figures": lambda: PROJECTIONS["figures"].fold(raw_lines(log)),
        "proposals": lambda: propose(Standing(PROJECTIONS["pledges"].fold(raw_lines(log)), Query())),
    }


def by_region(dossiers):
    """What Spark's workers do for the view, one region after another."""
    for region in sorted({code for one in dossiers for code in one.regions}):
        lines = [line for one in dossiers if bears_on(one, (region,)) for line in one.folded]
        shown_of("history", lines, asked(Query(regions=(region,))))


def run(master, log, directory, steps=STEPS):
    """Do steps in one session, one after another; print what each took."""
    called = "".join(sign if sign.isalnum() else "-" for sign in master)  # brackets are patterns to Spark
    events = directory / f"told-by-{called}-{os.getpid()}"
    events.mkdir()
    settings = {
        "spark.eventLog.enabled": "true",
        "spark.eventLog.dir": events.as_uri(),
        "spark.eventLog.compress": "false",
        "spark.eventLog.rolling.enabled": "false",
        "spark.sql.shuffle.partitions": _PARTITIONS,
        "spark.driver.memory": os.environ.get("DRIVER_MEMORY", "2g"),
    }
    from timeline.faces.spark.sessions import spark_session  # noqa: PLC0415 - whoever has none is told so above

    taken, ends = {}, {}
    tree = TreeSeconds()
    begun, used = time.time(), 0.0
    with spark_session(master, settings) as spark:
        for step, act in on_spark(spark, log, directory, directory / f"by-{called}").items():
            if step in steps:
                act()
                now, until_now = time.time(), tree.now()
                taken[step] = {"wall": now - begun, "cpu": until_now - used, "rows": 0, "bytes": 0}
                ends[step], begun, used = now, now, until_now
                print(f"{master}: {step}", taken[step], file=sys.stderr)
    for shuffled, when in shuffles(events):
        step = next((step for step, end in ends.items() if when / 1000 <= end), next(reversed(ends)))
        for name, number in shuffled.items():
            taken[step][name] += number
    print(json.dumps(taken))


def on_spark(spark, log, directory, folder):
    """The steps, as Spark does them."""
    from timeline.faces.spark import dossier_frames, proposal_frames, region_frames, whole_states  # noqa: PLC0415

    def dossiers():
        return dossier_frames.read_dossiers_by(spark, folder)

    def written(frame, name):
        frame.write.mode("overwrite").parquet(str(directory / name))

    return {
        "start": lambda: None,
        "dossiers": lambda: dossier_frames.write_dossiers_by(spark, [log], folder),
        "history by region": lambda: written(
            region_frames.view_by_region(spark, "history", dossiers(), Query()), "shown"
        ),
        "state of figures": lambda: whole_states.state_by(spark, "figures", [log]),
        "proposals": lambda: written(proposal_frames.proposals_by(spark, dossiers()), "proposed"),
    }


def shuffles(folder):
    """What tasks wrote to be shuffled, and when each ended."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.name.endswith(".crc"):
            for told in map(json.loads, path.open(encoding="utf-8")):
                if told["Event"] == "SparkListenerTaskEnd" and "Task Metrics" in told:
                    written = told["Task Metrics"]["Shuffle Write Metrics"]
                    found = {"rows": written["Shuffle Records Written"], "bytes": written["Shuffle Bytes Written"]}
                    yield found, told["Task Info"]["Finish Time"]


class TreeSeconds:
    """Processor time of this process and of all that it began: looked at every second, so that who ended counts too.

    Spark's daemon leaves workers that are idle for a minute, and nobody is told what these used.
    """

    def __init__(self):
        self._used = {}
        Thread(target=self._watch, daemon=True).start()

    def now(self):
        """Return the seconds until now."""
        self._look()
        return sum(self._used.values()) / os.sysconf("SC_CLK_TCK")

    def _watch(self):
        while True:
            self._look()
            time.sleep(1)

    def _look(self):
        parents, used = {}, {}
        for path in Path("/proc").glob("[0-9]*/stat"):
            try:
                told = path.read_text(encoding="utf-8").rpartition(")")[2].split()
            except OSError:
                continue
            process = int(path.parent.name)
            parents[process] = int(told[1])
            used[process] = told[19], int(told[11]) + int(told[12])  # when it began, since numbers are given again
        tree = {os.getpid()}
        while new := {child for child, parent in parents.items() if parent in tree} - tree:
            tree |= new
        self._used.update({(one, used[one][0]): used[one][1] for one in tree & used.keys()})


if __name__ == "__main__":
    where, log, directory = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    asked_for = sys.argv[4:] or STEPS
    if where == "here":
        for step, told in run_here(log, directory, asked_for):
            print(f"{where}: {step}", json.dumps(told), flush=True)
    else:
        run(where, log, directory, ("start", *asked_for))
