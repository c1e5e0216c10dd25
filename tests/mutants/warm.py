"""A process that has collected the tests of a room, and forks off another for each run: nothing is imported twice.

What is altered is put in its place in that process: a function's code, or a statement of names that are the module's
own. A line of JSON in, a line of JSON out. `python -m tests.mutants.warm FILE…`, in the directory whose tests are run.
"""

import ast
import gc
import importlib
import json
import os
import re
import resource
import subprocess
import sys
import warnings
from collections import defaultdict
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest

OPTIONS = ("-xq", "--no-header", "--tb=no", "-p", "no:xdist", "-p", "tests.mutants.reach")
SECONDS = 20  # of processor time beyond twice what its tests take: a mutant that takes longer hangs, and is dead
PATIENCE = 120  # seconds that one test may wait for what never comes, however little it does meanwhile
_DECORATED = re.compile(r"^\s*@(\w+)", re.MULTILINE)
LIMITS = (f"--timeout={PATIENCE}", "--hypothesis-profile=mutants")


class Warm:
    """Such a process, as whoever asks it sees it."""

    def __init__(self, directory: Path, tests: tuple[str, ...], modules: list[str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.mutants.warm", *tests],
            cwd=directory,
            env=environment(directory),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._ask(modules)

    def failed(self, module: str, tests: dict[str, float]) -> str | None:
        """Return which of these tests fails with a module as it is written now, `hangs`, or nothing.

        None where what is altered in it cannot be put in its place. Of each test is told how many seconds it takes.
        """
        told: str | None = self._ask([module, tests])
        return told

    def end(self) -> None:
        """Let the process go."""
        self._process.communicate()

    def _ask(self, asked: object) -> Any:
        if self._process.stdin is None or self._process.stdout is None:
            raise ValueError("there is nobody to ask")
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


def environment(directory: Path, **told: str) -> dict[str, str]:
    """Return the environment of tests that are run in a directory."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**env, "PYTHONPATH": str(directory), "PYTHONHASHSEED": "0", **told}


class Serving:
    """A plugin that runs no tests when all are collected, but those that it is asked for."""

    def __init__(self) -> None:
        # What pytest prints goes elsewhere.
        self._asked = os.fdopen(os.dup(0), encoding="utf-8")
        self._answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
        os.dup2(os.open("printed.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), 1)
        self._failed = ""

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Answer until nobody asks any more."""
        _load(json.loads(self._asked.readline()))
        if any("_language_at_hand" in getattr(item, "fixturenames", ()) for item in session.items):
            _load_language()
        items = {item.nodeid: item for item in session.items}
        imported = _imported()
        decorators = {name for module in imported.values() for name in module.decorators}
        self._answer(len(items))
        for line in self._asked:
            module, tests = json.loads(line)
            path = str(Path.cwd() / module)
            if path in imported:
                imported[path].look()
            altered = _Altered(imported.get(path), path, decorators)
            self._answer(self._run(session, {items[test]: took for test, took in tests.items()}, altered))
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note which test failed first."""
        if report.failed:
            self._failed = self._failed or report.nodeid

    def _answer(self, told: object) -> None:
        self._answers.write(json.dumps(told) + "\n")
        self._answers.flush()

    def _run(self, session: pytest.Session, took: dict[pytest.Item, float], altered: "_Altered") -> str | None:
        ours, theirs = os.pipe()
        if child := os.fork():
            os.close(theirs)
            with os.fdopen(ours, encoding="utf-8") as file:
                told = file.read()
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            return json.loads(told) if told else ("hangs" if status < 0 else "cannot be loaded")
        seconds = SECONDS + int(2 * sum(took.values()))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        with suppress(BaseException):
            if not altered.can_be_put():
                os.write(theirs, b"null")
                os._exit(0)
            session.items = items = list(took)
            for item in items:
                item.add_marker(pytest.mark.timeout(SECONDS + 20 * took[item]))
            with suppress(session.Failed, session.Interrupted):
                for item, following in zip(items, [*items[1:], None], strict=True):
                    item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                    if self._failed:
                        break
            os.write(theirs, json.dumps(self._failed or (None if altered.unsure else "")).encode())
        os._exit(0)


class _Altered:
    """What is altered in a module since it was imported."""

    def __init__(self, module: "_Imported | None", path: str, decorators: set[str]) -> None:
        self._module, self._path, self._decorators = module, path, decorators
        self.unsure = False  # whether something else may have been made of what is altered

    def can_be_put(self) -> bool:
        """Put it in its place; return whether that can be done. What was not imported yet will be, as it is written."""
        try:
            return self._module is None or self._put(self._module)
        except Exception:  # noqa: BLE001 - whatever it needs that only a whole module has
            return False

    def _put(self, module: "_Imported") -> bool:
        now = Path(self._path).read_text(encoding="utf-8")
        for name, code in _codes(compile(now, self._path, "exec")).items():
            if code != module.codes[name]:
                self.unsure |= name in self._decorators  # what it was put around was made when it was imported
                for function in module.functions[name]:
                    function.__code__ = code
        said = zip(module.said, ast.parse(now).body, strict=True)
        changed = [statement for was, statement in said if was != ast.unparse(statement)]
        if all(_bodiless(ast.unparse(one)) in map(_bodiless, module.said) for one in changed):
            return True
        self.unsure = True
        for statement in changed:
            if not isinstance(statement, ast.Assign | ast.AnnAssign) or not _is_private(statement):
                return False
            exec(compile(ast.Module([statement], []), self._path, "exec"), vars(module.module))
        return True


class _Imported:
    """A module as it was imported: the code of its functions, the functions, and what its statements say."""

    def __init__(self, module: ModuleType) -> None:
        self.module, self._path = module, str(module.__file__)
        self._source = Path(self._path).read_text(encoding="utf-8")
        self.functions: dict[str, list[FunctionType]] = defaultdict(list)
        self.decorators = set(_DECORATED.findall(self._source))

    def look(self) -> None:
        """Have at hand what is asked of it in a process that is forked off."""
        list(map(_bodiless, self.said))
        self.codes  # noqa: B018

    @cached_property
    def codes(self) -> dict[str, CodeType]:
        """The code of its functions."""
        return _codes(compile(self._source, self._path, "exec"))

    @cached_property
    def said(self) -> list[str]:
        """What its statements say."""
        return [ast.unparse(statement) for statement in ast.parse(self._source).body]


@cache
def _bodiless(said: str) -> str:
    """Return what a statement says but for what stands in its functions."""
    bare = ast.parse(said)
    for inner in ast.walk(bare):
        if isinstance(inner, ast.FunctionDef):
            inner.body = []
    return ast.dump(bare)


def _is_private(node: ast.Assign | ast.AnnAssign) -> bool:
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
    return isinstance(target, ast.Name) and target.id.startswith("_")


def _codes(module: CodeType) -> dict[str, CodeType]:
    """Return the code of each function that stands in no other."""
    found, todo = {}, [module]
    while todo:
        for code in todo.pop().co_consts:
            if isinstance(code, CodeType):
                is_class = not code.co_flags & 2  # CO_NEWLOCALS: a class body has the names of its own
                if is_class:
                    todo.append(code)
                elif "<" not in code.co_qualname:
                    found[code.co_qualname] = code
    return found


def _imported() -> dict[str, _Imported]:
    """Return what was imported of the package, by file."""
    ours = str(Path.cwd() / "timeline")
    modules = [one for one in list(sys.modules.values()) if (getattr(one, "__file__", None) or "").startswith(ours)]
    found = {str(one.__file__): _Imported(one) for one in modules}
    gc.unfreeze()
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__code__.co_filename in found:
            found[one.__code__.co_filename].functions[one.__code__.co_qualname].append(one)
    gc.freeze()
    return found


def _load(modules: list[str]) -> None:
    """Import what can be imported."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in modules:
            with suppress(Exception):
                importlib.import_module(name)


def _load_language() -> None:
    """Load what is read with, which the tests that read would load in each process that is forked."""
    import timeline  # noqa: PLC0415 - pytest wants to be the first to import it, and most rooms read nothing
    from timeline.intake.host import discovery  # noqa: PLC0415
    from timeline.intake.run import workers  # noqa: PLC0415

    timeline.read("Мост открыли 3 мая.", published="2021-05-04")
    discovery.discover()
    workers._load()


if __name__ == "__main__":
    place = f"--basetemp={Path.cwd() / '.tmp'}"
    sys.exit(pytest.main([*OPTIONS, *LIMITS, place, *sys.argv[1:]], plugins=[Serving()]))
