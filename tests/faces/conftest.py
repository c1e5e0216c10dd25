"""A workspace with the small log of Tyrol, and a way to call the command line on it."""

import json
import threading
from contextlib import contextmanager

import pytest
from click.testing import CliRunner

from tests.views.story import tyrol
from timeline.faces.cli import timeline
from timeline.workspace import create


@pytest.fixture(scope="session", autouse=True)
def _ready(_language_at_hand):
    """What is called here mostly reads."""


@contextmanager
def listening(server):
    """A server that answers, in a thread of its own, until it is enough."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def log():
    return tyrol()


@pytest.fixture
def workspace(tmp_path, log):
    made = create(tmp_path / "space")
    log.write(made.log)
    return made


class Caller:
    """Calls the command line in a workspace; `lines` counts what stands in its log."""

    def __init__(self, workspace):
        self.workspace = workspace
        self.runner = CliRunner()

    def __call__(self, *arguments, stdin=None, env=None, status=0):
        done = self.runner.invoke(
            timeline,
            ["-C", str(self.workspace.root), *arguments],
            input=stdin,
            env={"COLUMNS": None, "NO_COLOR": None, "FORCE_COLOR": None, "TIMELINE_BY": "Tester", **(env or {})},
        )
        assert done.exit_code == status, (done.output, done.exception)
        return done

    def out(self, *arguments, **told):
        return self(*arguments, **told).stdout

    def err(self, *arguments, **told):
        return self(*arguments, **told).stderr

    def json(self, *arguments):
        return json.loads(self.out(*arguments, "--format", "json"))

    @property
    def lines(self):
        return [json.loads(line) for line in self.workspace.log.read_bytes().splitlines()]


@pytest.fixture
def call(workspace):
    return Caller(workspace)
