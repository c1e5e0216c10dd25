"""What a browser saves beside a page, and what stands beside a fetched one: no articles, and no faults either."""

from collections.abc import Iterable
from pathlib import PurePath

_PARTS = (".css", ".js", ".mjs", ".map", ".json", ".jsonl", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp3", ".mp4")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".ico", ".bmp")
ASSETS = _PARTS + _PICTURES
_FOLDERS = ("_files", ".files")
_PAGES = (".html", ".htm")


def folders_beside(names: Iterable[str]) -> set[str]:
    """Return what the folders are called that browsers save beside those of these files that are pages."""
    stems = {PurePath(name).stem for name in names if name.lower().endswith(_PAGES)}
    return {stem + ending for stem in stems for ending in _FOLDERS}
