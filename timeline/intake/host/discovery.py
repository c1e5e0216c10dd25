"""Where importers come from: the core's own, entry points of the group `timeline`, and the workspace's `plugins/`."""

from collections.abc import Callable, Container, Iterable, Mapping
from hashlib import sha256
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import pluggy
from attrs import field, frozen

from timeline.intake.host import generic, hooks
from timeline.intake.host.faults import PluginError, PluginLoadError, PluginOfferError
from timeline.intake.host.plugin_host import Host, Loaded, trapped

GROUP = hooks.PROJECT
_BUILT_IN = "built in"
_MOST_BYTES = 1 << 24


@frozen
class _Found:
    """A plugin module, where it came from, and whether that is the workspace."""

    name: str
    origin: str
    module: Any
    local: bool


@frozen
class _Installed:
    """An entry point, and the workspace's file that holds the same bytes."""

    entry: EntryPoint
    path: Path | None


@frozen
class _Gathered:
    """What is collected on the way, and what is asked for."""

    left_out: Container[str]
    on_load: Callable[[str], object]
    faults: list[PluginError] = field(factory=list)
    notes: list[str] = field(factory=list)
    untrusted: list[str] = field(factory=list)

    def wants(self, name: str, origin: str) -> bool:
        """Whether a plugin is to be loaded; the word of it goes out first."""
        label = f"{name} ({origin})"
        if label in self.left_out:
            return False
        self.on_load(label)
        return True


def discover(
    plugins: Path | None = None,
    *,
    root: Path | None = None,
    installed: bool = True,
    trusted: Container[str] | None = None,
    left_out: Container[str] = (),
    on_load: Callable[[str], object] = str,
) -> Host:
    """Return a host with every importer there is. A plugin that cannot be loaded is told in `faults`.

    `plugins` is the workspace's folder of plugins. An installed plugin that lies there too, byte for byte, is one.
    `trusted` are the sha256 of those that may run besides (None: all may); the rest is told in `untrusted`.
    `on_load` is told `NAME (ORIGIN)` before each is loaded; those in `left_out` are not.
    """
    gathered = _Gathered(left_out, on_load)
    files = plugin_files(plugins) if plugins else {}
    entries = _entries(files) if installed else []
    modules = [_Found("generic", _BUILT_IN, generic, local=False)]
    same = {entry.path for entry in entries if entry.path is not None}
    runnable = {path: raw for path, raw in files.items() if path in same or trusted is None or digest(raw) in trusted}
    gathered.untrusted.extend(_origin(path, root) for path in files if path not in runnable)
    modules += _workspace(runnable, root, gathered)
    modules += _installed(entries, gathered)
    loaded: dict[str, tuple[_Found, Loaded]] = {}
    for found, offered in _offers(modules, gathered):
        other = loaded.get(offered.name)
        if other is None:
            loaded[offered.name] = (found, offered)
        elif other[0].local and not found.local:
            gathered.notes.append(f"importer {offered.name}: {other[1].origin} is used in place of {found.origin}")
        else:
            what = f"offers an importer {offered.name}, a name that {other[1].origin} has taken; it is not used"
            gathered.faults.append(PluginOfferError(found.name, found.origin, what))
    importers = tuple(loaded[name][1] for name in sorted(loaded))
    return Host(
        importers=importers,
        faults=tuple(gathered.faults),
        notes=tuple(gathered.notes),
        untrusted=tuple(gathered.untrusted),
    )


def plugin_files(plugins: Path) -> dict[Path, bytes]:
    """Return the files of plugins in a folder and its countries' (`de/`), with their bytes. Nothing of them is run."""
    found = {}
    for path in sorted([*plugins.glob("*.py"), *plugins.glob("[a-z][a-z]/*.py")]):
        if path.stem != "__init__" and path.is_file():
            with path.open("rb") as file:
                found[path] = file.read(_MOST_BYTES)
    return found


def digest(raw: bytes) -> str:
    """Return what a plugin is trusted by."""
    return sha256(raw).hexdigest()


def _origin(path: Path, root: Path | None) -> str:
    return path.relative_to(root).as_posix() if root and path.is_relative_to(root) else path.name


def _workspace(files: Mapping[Path, bytes], root: Path | None, gathered: _Gathered) -> list[_Found]:
    found = []
    for path, raw in files.items():
        origin = _origin(path, root)
        if not gathered.wants(path.stem, origin):
            continue
        try:
            module = trapped(lambda path=path, raw=raw: _module(path, raw), _load_fault(path.stem, origin))  # type: ignore[misc] # as a loop's lambdas must
        except PluginError as fault:
            gathered.faults.append(fault)
            continue
        found.append(_Found(path.stem, origin, module, local=True))
    return found


def _module(path: Path, raw: bytes) -> ModuleType:
    """Run a plugin's bytes, those that were looked at: no bytecode beside them is asked, and none is left there."""
    module = ModuleType(f"timeline_workspace.{path.stem}")
    module.__file__ = str(path)
    exec(compile(raw, str(path), "exec", dont_inherit=True), module.__dict__)  # noqa: S102 - what a plugin is for
    return module


def _entries(files: Mapping[Path, bytes]) -> list[_Installed]:
    """Return the installed plugins, each with the workspace's file that is the same, where there is one."""
    every = sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value))
    return [_Installed(entry, _same(entry, files)) for entry in every]


def _same(entry: EntryPoint, files: Mapping[Path, bytes]) -> Path | None:
    """Return the workspace's file that an installed plugin is the same as, if there is one."""
    name = entry.module.rpartition(".")[2]
    named = [path for path in files if path.stem == name]
    if not named:
        return None
    try:
        spec = find_spec(entry.module)
        raw = Path(spec.origin).read_bytes() if spec is not None and spec.origin is not None else None
    except (Exception, SystemExit):  # noqa: BLE001 - its package is imported on the way: told when it is loaded itself
        return None
    return next((path for path in named if files[path] == raw), None)


def _installed(entries: Iterable[_Installed], gathered: _Gathered) -> list[_Found]:
    found = []
    for one in entries:
        entry = one.entry
        origin = f"installed, {entry.value}"
        if one.path is not None or not gathered.wants(entry.name, origin):
            continue
        try:
            module = trapped(entry.load, _load_fault(entry.name, origin))
        except PluginError as fault:
            gathered.faults.append(fault)
            continue
        found.append(_Found(entry.name, origin, module, local=False))
    return found


def _load_fault(name: str, origin: str) -> Any:
    return lambda error: PluginLoadError(name, origin, error)


def _offers(modules: Iterable[_Found], gathered: _Gathered) -> Iterable[tuple[_Found, Loaded]]:
    """Collect what each plugin's hook offers; the hook is called plugin by plugin, trapped."""
    manager = pluggy.PluginManager(hooks.PROJECT)
    manager.add_hookspecs(hooks)
    by_plugin = {}
    for found in modules:
        try:
            trapped(
                lambda found=found: manager.register(found.module, name=f"{found.origin}:{found.name}"),  # type: ignore[misc] # as above
                _load_fault(found.name, found.origin),
            )
        except PluginError as fault:
            gathered.faults.append(fault)
            continue
        by_plugin[id(found.module)] = found
    implementations = {id(one.plugin): one for one in manager.hook.timeline_importers.get_hookimpls()}
    for key, found in by_plugin.items():
        one = implementations.get(key)
        if one is None:
            what = "offers nothing: it has no function timeline_importers marked hookimpl"
            gathered.faults.append(PluginOfferError(found.name, found.origin, what))
            continue
        gathered.on_load(f"{found.name} ({found.origin})")
        try:
            offered = trapped(lambda one=one: tuple(one.function()), _load_fault(found.name, found.origin))  # type: ignore[misc] # as above
            for importer in offered:
                if wrong := trapped(lambda it=importer: _unfit(it), _load_fault(found.name, found.origin)):  # type: ignore[misc] # as above
                    raise PluginOfferError(found.name, found.origin, f"offers what is no importer: {wrong}")
                yield found, Loaded(importer, found.origin)
        except PluginError as fault:
            gathered.faults.append(fault)


def _unfit(importer: Any) -> str | None:
    name, version = getattr(importer, "name", None), getattr(importer, "version", None)
    if not isinstance(name, str) or not name.isidentifier():
        return f"its name {name!r} is not a word of letters, digits and underscores"
    if type(version) is not int or version < 1:
        return f"{name}: its version {version!r} is not a whole number from 1"
    if type(getattr(importer, "rank", 1)) is not int:
        return f"{name}: its rank is not a whole number"
    missing = [method for method in ("claims", "read") if not callable(getattr(importer, method, None))]
    return f"{name}: it has no method {' and '.join(missing)}" if missing else None
