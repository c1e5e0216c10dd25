"""Every command shows examples, and each can be called so; a shell completes what the log holds."""

import shlex

import click
import pytest
from click.testing import CliRunner

from timeline.faces.cli import COMMANDS, timeline
from timeline.faces.cli.examples import EXAMPLES

CONTEXT = click.Context(timeline)
WITHIN = [
    f"{name} {inner}" for name in COMMANDS for inner in getattr(timeline.get_command(CONTEXT, name), "commands", ())
]


@pytest.mark.parametrize("name", [*COMMANDS, *WITHIN])
def test_every_command_shows_examples_that_can_be_called_so(name):
    shown = CliRunner().invoke(timeline, [*name.split(), "--help"]).stdout
    assert EXAMPLES[name]
    for example in EXAMPLES[name]:
        assert example in shown
        program, *called = shlex.split(example.partition(" > ")[0])
        assert (program, called[: len(name.split())]) == ("timeline", name.split())
        command = timeline
        for word in name.split():
            command = command.get_command(CONTEXT, word)
        command.make_context(name, called[len(name.split()) :], resilient_parsing=False)


def completed(*words):
    """What zsh is told for the last of these words."""
    typed = {"COMP_WORDS": shlex.join(words), "COMP_CWORD": str(len(words) - 1)}
    done = CliRunner().invoke(timeline, [], prog_name="timeline", env={"_TIMELINE_COMPLETE": "zsh_complete", **typed})
    return done.stdout.split()


@pytest.fixture
def there(call, monkeypatch):
    monkeypatch.chdir(call.workspace.root)
    return call


def test_a_shell_completes_types_regions_and_ids_of_the_log(there, log):
    assert "pledge" in completed("timeline", "show", "--type", "pl")
    assert "tyrol" in completed("timeline", "show", "--region", "ty")
    assert "DE-BY" in completed("timeline", "pledges", "--region", "de-")
    begun = log.ids["tunnel"][:5]
    assert log.ids["tunnel"][:7] in completed("timeline", "why", begun)
    assert completed("timeline", "why", "a") == []


def test_where_there_is_no_workspace_nothing_is_completed_and_nothing_breaks(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert completed("timeline", "show", "--region", "ty") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_what_a_shell_has_to_read_is_printed(shell):
    done = CliRunner().invoke(timeline, ["completion", shell])
    assert done.exit_code == 0
    assert "_TIMELINE_COMPLETE" in done.stdout
