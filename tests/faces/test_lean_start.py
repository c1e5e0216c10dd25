"""A command starts without what it does not need, and whoever needs it has it."""

import os
import subprocess
import sys

LATER = """
import sys
from timeline.faces.cli import main
import msgspec
assert not {"msgspec.inspect", "msgspec._json_schema", "textwrap", "typing_extensions"} & sys.modules.keys()
print(msgspec.json.schema(int), msgspec.json.schema_components([int])[1], msgspec.inspect.type_info(int).ge)
import msgspec.inspect
import typing_extensions
print(msgspec.inspect.IntType.__name__)
"""


def ran(code, *arguments):
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COV")}  # nobody looks on
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=unmeasured)


def test_what_msgspec_can_beside_is_loaded_when_it_is_asked_for():
    done = ran(LATER)
    assert (done.stdout, done.returncode) == ("{'type': 'integer'} {} None\nIntType\n", 0), done.stderr


def test_no_calendar_is_loaded_to_show_a_workspace(call):
    root = str(call.workspace.root)
    code = (
        "import atexit, sys; from timeline.faces.cli import main;"
        "atexit.register(lambda: print({'calendar'} & sys.modules.keys()));"
        "main()"
    )
    done = ran(code, "-C", root, "show")
    assert done.stdout.splitlines()[-1] == "set()", (done.stdout[-300:], done.stderr)


def test_an_option_that_is_misspelt_is_told_with_what_it_is_like(call):
    told = call("--no-pagr", "show", status=2).output
    assert "No such option '--no-pagr'. Did you mean '--no-pager'?" in told
