"""What is installed is what stands in the tree: every package is listed, and every file of data is taken along."""

import re
import tomllib
from fnmatch import fnmatch
from pathlib import PurePosixPath

PASSED_OVER = {"__pycache__"}


def listed(root):
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]


def files(root, folder):
    return [
        path.relative_to(root)
        for path in sorted((root / folder).rglob("*"))
        if path.is_file() and not PASSED_OVER & set(path.parts)
    ]


def test_every_package_is_listed(root):
    found = {
        ".".join(path.parent.parts).replace("plugins", "timeline_plugins", folder == "plugins")
        for folder in ("timeline", "plugins")
        for path in files(root, folder)
        if path.suffix == ".py"
    }
    assert found == set(listed(root)["packages"])


def test_every_source_that_ships_is_an_entry_point(root):
    told = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]["timeline"]
    shipped = {path.stem: ".".join(path.with_suffix("").parts) for path in files(root, "plugins")}
    del shipped["__init__"]
    assert told == {name: f"timeline_{module}" for name, module in shipped.items()}


def test_what_the_gate_installs_has_a_version(root):
    told = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = told["dependencies"] + [
        need
        for extra, needs in told["optional-dependencies"].items()
        if extra != "spark"  # no part of the gate: `make spark` has an environment of its own
        for need in needs
    ]
    names = {name(need) for need in wanted} - {told["name"]}
    held = (root / "tests/constraints.txt").read_text("utf-8").splitlines()
    pins = {name(line): line.partition("==")[2] for line in held if not line.startswith("#")}
    assert not names - set(pins)
    assert all(pins.values())


def name(requirement):
    return re.match(r"[\w-]+", requirement)[0].lower().replace("_", "-")


def test_every_folder_with_code_is_a_package(root):
    code = [path for folder in ("timeline", "plugins") for path in files(root, folder) if path.suffix == ".py"]
    assert not {path.parent for path in code} - {path.parent for path in code if path.name == "__init__.py"}


def test_every_file_of_data_is_taken_along(root):
    told = listed(root)
    packages = {package.replace(".", "/") for package in told["packages"]}
    patterns = told["package-data"]["*"]
    left = []
    for path in files(root, "timeline"):
        if path.suffix == ".py":
            continue
        home = next(str(folder) for folder in path.parents if str(folder) in packages)
        inside = str(PurePosixPath(path).relative_to(home))
        if not any(_takes(pattern, inside) for pattern in patterns):
            left.append(str(path))
    assert not left


def _takes(pattern, inside):
    if pattern.endswith("/**/*"):
        return inside.startswith(pattern.removesuffix("**/*"))
    return "/" not in inside and fnmatch(inside, pattern)
