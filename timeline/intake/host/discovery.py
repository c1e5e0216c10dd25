"""Where importers come from: the core's own, entry points of the group `timeline`, and the workspace's `plugins/`."""

from collections.abc import Callable, Container, Iterable
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec, module_from_spec
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


@frozen
class _Found:
    """A plugin module, where it came from, and whether that is the workspace."""

    name: str
    origin: str
    module: Any
    local: bool


@frozen
class _Gathered:
    """What is collected on the way, and what is asked for."""

    left_out: Container[str]
    on_load: Callable[[str], object]
    faults: list[PluginError] = field(factory=list)
    notes: list[str] = field(factory=list)

    def wants(self, name: str, origin: str) -> bool:
        """Whether a plugin is to be loaded; the word of it goes out first."""
        label = f"{name} ({origin})"
        if label in self.left_out:
            return False
        self.on_load(label)
        return True


class _QuietLoader(SourceFileLoader):
    """Leaves no bytecode in the workspace."""

    def set_data(self, path: str, data: Any, *, _mode: int = 0o666) -> None:
        """Write nothing."""


def discover(
    plugins: Path | None = None,
    *,
    root: Path | None = None,
    installed: bool = True,
    left_out: Container[str] = (),
    on_load: Callable[[str], object] = str,
) -> Host:
    """Return a host with every importer there is. A plugin that cannot be loaded is told in `faults`.

    `plugins` is the workspace's folder of plugins. An installed plugin that lies there too, byte for byte, is one.
    `on_load` is told `NAME (ORIGIN)` before each is loaded; those in `left_out` are not.
    """
    gathered = _Gathered(left_out, on_load)
    files = sorted(path for path in plugins.glob("*.py") if path.stem != "__init__") if plugins else []
    modules = [_Found("generic", _BUILT_IN, generic, local=False)]
    modules += _workspace(files, root, gathered)
    if installed:
        modules += _installed(files, gathered)
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
    return Host(importers=importers, faults=tuple(gathered.faults), notes=tuple(gathered.notes))


def _workspace(files: Iterable[Path], root: Path | None, gathered: _Gathered) -> list[_Found]:
    found = []
    for path in files:
        origin = path.relative_to(root).as_posix() if root and path.is_relative_to(root) else path.name
        if not gathered.wants(path.stem, origin):
            continue
        try:
            module = trapped(lambda path=path: _module(path), _load_fault(path.stem, origin))  # type: ignore[misc] # as a loop's lambdas must
        except PluginError as fault:
            gathered.faults.append(fault)
            continue
        found.append(_Found(path.stem, origin, module, local=True))
    return found


def _module(path: Path) -> ModuleType:
    name = f"timeline_workspace.{path.stem}"
    loader = _QuietLoader(name, str(path))
    spec = ModuleSpec(name, loader, origin=str(path))
    spec.has_location = True
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def _installed(files: Iterable[Path], gathered: _Gathered) -> list[_Found]:
    local = {path.stem: path for path in files}
    found = []
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value)):
        origin = f"installed, {entry.value}"
        if not gathered.wants(entry.name, origin):
            continue
        try:
            module = trapped(lambda entry=entry: _entry(entry, local), _load_fault(entry.name, origin))  # type: ignore[misc] # as above
        except PluginError as fault:
            gathered.faults.append(fault)
            continue
        if module is not None:
            found.append(_Found(entry.name, origin, module, local=False))
    return found


def _entry(entry: EntryPoint, local: dict[str, Path]) -> Any:
    """Load an entry point's plugin, or return None where the workspace holds the same file."""
    same = local.get(entry.module.rpartition(".")[2])
    if same is not None:
        spec = find_spec(entry.module)
        if spec is not None and spec.origin and Path(spec.origin).read_bytes() == same.read_bytes():
            return None
    return entry.load()


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
