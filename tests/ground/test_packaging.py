"""What is installed is what stands in the tree: every package is listed, and every file of data is taken along."""

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
    found = {".".join(path.parent.parts) for path in files(root, "timeline") if path.suffix == ".py"}
    assert found | {"timeline_plugins"} == set(listed(root)["packages"])


def test_every_folder_with_code_is_a_package(root):
    bare = {path.parent for path in files(root, "timeline") if path.suffix == ".py"} - {
        path.parent for path in files(root, "timeline") if path.name == "__init__.py"
    }
    assert not bare


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
