"""Two people import and judge on branches of their own; git merges their logs by union, and nothing is lost."""

import random
import subprocess

from tests.ground.conftest import batch
from tests.soak import workspaces
from tests.views.story import tyrol
from timeline import codec, log, workspace
from timeline.model import Judgement
from timeline.views import history
from timeline.views.query import Query


def random_merges(directory, rounds, seed=0):
    """Merge randomly diverged logs with git, in either direction, and look at what comes out."""
    chance = random.Random(seed)
    place = workspace.create(directory / "repository")
    _git(place, "init", "-q", "-b", "main")
    _git(place, "add", "-A")
    _git(place, "commit", "-qm", "begin")
    for number in range(rounds):
        _git(place, "checkout", "-q", "-B", "base", "main")
        _diverge(place, chance, chance.randint(0, 3), "base")
        merged = []
        sides = []
        for side in ("ours", "theirs"):
            _git(place, "checkout", "-q", "-B", side, "base")
            _diverge(place, chance, chance.randint(1, 4), side)
            sides.append(_lines(place))
        for one, other in (("ours", "theirs"), ("theirs", "ours")):
            _git(place, "checkout", "-q", "-B", "merged", one)
            _git(place, "merge", "-q", "--no-edit", other)
            merged.append(_lines(place))
            report = log.verify(place.log)
            assert report.sound, (number, list(report.told()))
            assert len(report.heads) == 2
            heads = report.heads
            with log.open_for_append(place) as appender:
                appender.append_reading(*batch(10**6 + number), recorded=_time(5), by="merged")
            last = codec.decode(_lines(place)[-1])
            assert last.prev == heads
            assert log.heads(place.log) == (last.seal,)
            assert log.verify(place.log).sound
            _git(place, "checkout", "-q", "--", "events.jsonl")
        assert set(merged[0]) == set(merged[1]) == set(sides[0]) | set(sides[1]), number
        assert _shown(merged[0]) == _shown(merged[1])


def conflicting_judgements(directory):
    """Let two people judge the same otherwise on branches, and git unite them: the views are the same either way."""
    place = workspace.create(directory / "judged")
    tyrol().write(place.log)
    tunnel, dug, milk, deal = (tyrol().ids[name] for name in ("tunnel", "dug", "milk", "deal"))
    _git(place, "init", "-q", "-b", "main")
    _git(place, "add", "-A")
    _git(place, "commit", "-qm", "begin")
    judged = {
        "ann": (
            ("assess", tunnel, "kept", "--evidence", dug),
            ("correct", tunnel, "date", "2021-03-01"),
            ("retract", milk),
            ("link", tunnel, deal),
            ("alias", "Tyrol", "Land Tirol"),
        ),
        "bo": (
            ("assess", tunnel, "broken", "--evidence", dug),
            ("correct", tunnel, "date", "2021-03-04"),
            ("correct", milk, "date", "2021"),
            ("link", tunnel, deal, "--relation", "contradicts"),
            ("alias", "Land Tirol", "Bavaria"),
        ),
    }
    for who, every in judged.items():
        _git(place, "checkout", "-q", "-B", who, "main")
        for arguments in every:
            done = workspaces.run(place, *arguments, "--by", who)
            assert done.returncode == 0, (arguments, done.stderr)
        _git(place, "commit", "-qam", who)
    shown = []
    for one, other in (("ann", "bo"), ("bo", "ann")):
        _git(place, "checkout", "-q", "-B", "united", one)
        _git(place, "merge", "-q", "--no-edit", other)
        report = log.verify(place.log)
        assert report.sound, list(report.told())
        assert len(report.heads) == 2
        views = (("show", "--all"), ("pledges",), ("articles",))
        told = [workspaces.run(place, *view, "--format", "json") for view in views]
        assert [done.returncode for done in told] == [0, 0, 0], [done.stderr for done in told]
        shown.append([done.stdout for done in told])
    assert shown[0] == shown[1]
    assert "2021-03-0" in shown[0][0]


def _diverge(place, chance, steps, who):
    with log.open_for_append(place) as appender:
        known = [codec.decode(raw).id for raw in _lines(place)]
        for _ in range(steps):
            recorded = _time(chance.randint(0, 9))
            if known and chance.random() < 0.3:
                judged = Judgement(type="retraction", data={"target": chance.choice(known), "reason": who})
                known.append(appender.append_judgement(judged, recorded=recorded, by=who).id)
            else:
                receipt = appender.append_reading(*batch(chance.randint(0, 12)), recorded=recorded, by=who)
                known += [*receipt.new, receipt.line]
        # Of a branch that only repeats what is known there is nothing to merge.
        appender.append_reading(*batch(chance.randint(100, 10**5)), recorded=_time(1), by=who)
    _git(place, "commit", "-qam", who)


def _time(minute):
    return f"2026-01-01T00:{minute:02}:00Z"


def _lines(place):
    return place.log.read_bytes().splitlines()


def _shown(lines):
    return [(told.id, told.sources) for told in history.view(history.projection.fold(lines), Query()).events]


def _git(place, *arguments):
    identity = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=place.root, check=True, capture_output=True)
