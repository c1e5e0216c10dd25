"""An import locks the log while it writes, so that a judgement need not wait for an article that takes its time."""

import json
import os
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from timeline.intake.documents import loading
from timeline.intake.host import discovery
from timeline.intake.run import batch, importing
from timeline.log import Writer, open_for_append, verify
from timeline.log.known import known
from timeline.model import Judgement
from timeline.workspace import create

TIMELINE = str(Path(sys.executable).parent / "timeline")
PAGE = """Posted: 03.02.2021 10:15:00

Governor visits the port of Riverton

“We will build two new berths by 2024,” Governor Anna Keller said as she met with Mayor Tom Brandt on 2 February.
"""
PATIENT = """
import time
from pathlib import Path

from timeline.intake.plugin import Article, Claim, hookimpl

class Patient:
    name = "patient"
    version = 1

    def claims(self, document):
        return Claim("it is marked") if document.text.startswith("PATIENT") else None

    def read(self, document):
        Path({begun!r}).touch()
        while not Path({leave!r}).exists():
            time.sleep(0.01)
        Path({gone!r}).touch()
        return Article(title="A slow page", text="Its text took a long time to come.")

@hookimpl
def timeline_importers():
    return [Patient()]
"""


def test_a_plugin_that_takes_its_time_does_not_keep_a_retraction_waiting(tmp_path):
    workspace = create(tmp_path / "work")
    begun, leave, gone = (tmp_path / name for name in ("begun", "leave", "gone"))
    (workspace.plugins / "patient.py").write_text(PATIENT.format(begun=str(begun), leave=str(leave), gone=str(gone)))
    (workspace.seeds / "a.txt").write_text(PAGE)
    (workspace.seeds / "b.txt").write_text("PATIENT\n")
    environment = {**os.environ, "NO_COLOR": "1", "TIMELINE_BY": "Tester"}
    importing = subprocess.Popen([TIMELINE, "-C", workspace.root, "import"], stdout=subprocess.PIPE, env=environment)
    try:
        until(lambda: begun.exists() and b'"type":"article"' in workspace.log.read_bytes())
        target = next(json.loads(line)["id"] for line in workspace.log.read_bytes().splitlines())
        retract = [TIMELINE, "-C", workspace.root, "retract", target, "--yes", "--reason", "a test"]
        done = subprocess.run(retract, env=environment, capture_output=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        assert b"waiting" not in done.stderr
        assert importing.poll() is None
        leave.touch()
        assert b"2 new" in importing.communicate(timeout=60)[0]
    finally:
        importing.kill()
        importing.wait()
    told = [json.loads(line) for line in workspace.log.read_bytes().splitlines()]
    assert [line["type"] for line in told if line["type"] in ("article", "retraction")] == [
        "article",
        "retraction",
        "article",
    ]
    assert verify(workspace.log).sound


def test_an_import_that_was_killed_keeps_no_lock_though_what_it_started_lives_on(tmp_path):
    workspace = create(tmp_path / "work")
    begun, leave, gone = (tmp_path / name for name in ("begun", "leave", "gone"))
    (workspace.plugins / "patient.py").write_text(PATIENT.format(begun=str(begun), leave=str(leave), gone=str(gone)))
    (workspace.seeds / "a.txt").write_text(PAGE)
    (workspace.seeds / "b.txt").write_text("PATIENT\n")
    importing = subprocess.Popen([TIMELINE, "-C", workspace.root, "import"], stdout=subprocess.DEVNULL)
    try:
        until(begun.exists)
        importing.kill()
        importing.wait()
        done = subprocess.run(
            [TIMELINE, "-C", workspace.root, "import", str(workspace.seeds / "a.txt")],
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
    finally:
        importing.kill()
        importing.wait()
        leave.touch()
    until(gone.exists)  # what was left behind leaves too, before its folder does
    assert verify(workspace.log).sound


def test_what_others_write_between_two_chunks_is_known_to_the_next(tmp_path):
    workspace = create(tmp_path / "work")
    host = discovery.discover(installed=False)
    read = [batch.attempt(loading.parse(text.encode(), "a.txt"), host) for text in (PAGE, PAGE + "\nMore of it.\n")]
    with closing(Writer(workspace)) as ours:
        run = importing.run(read, ours.locked, recorded=lambda: "2024-01-01T00:00:00Z", by="us")
        assert next(run).status == "new"
        with closing(Writer(workspace)) as theirs:
            again = importing.run(read, theirs.locked, recorded=lambda: "2024-01-01T00:00:01Z", by="they")
            assert [outcome.status for outcome in again] == ["known", "new"]
        assert next(run).status == "known"
    lines = workspace.log.read_bytes().splitlines()
    assert len(lines) == len(set(lines))
    report = verify(workspace.log)
    assert (report.sound, len(report.heads)) == (True, 1)


def test_the_log_is_asked_anew_only_where_somebody_else_has_written(tmp_path):
    workspace = create(tmp_path / "work")
    asked = []

    def recall(log):
        asked.append(log)
        return known(log)

    retraction = Judgement(type="retraction", data={"target": "0" * 32, "reason": "a test"})
    with closing(Writer(workspace, recall=recall)) as ours:
        for second in range(3):
            with ours.locked() as log:
                log.append_judgement(retraction, recorded=f"2024-01-01T00:00:0{second}Z", by="us")
        assert len(asked) == 1
        with open_for_append(workspace) as log:
            log.append_judgement(retraction, recorded="2024-01-01T00:00:04Z", by="they")
        with ours.locked() as log:
            log.append_judgement(retraction, recorded="2024-01-01T00:00:05Z", by="us")
        assert len(asked) == 2
    assert len(verify(workspace.log).heads) == 1


def until(what, seconds=60):
    begun = time.monotonic()
    while not what():
        assert time.monotonic() - begun < seconds
        time.sleep(0.01)
