"""A text in parts of a size, overlapping where it is long, cut between paragraphs where there are any."""

from collections.abc import Iterator

from timeline.intake.marked.asking_settings import Settings

_JOINT = "\n\n"


def parts(text: str, settings: Settings) -> Iterator[tuple[int, int]]:
    """Yield start and end of each part, in characters; a text no longer than one part is one."""
    start = 0
    while len(text) - start > settings.part:
        end = _cut(text, start + settings.part // 2, start + settings.part)
        yield start, end
        begun = text.find(_JOINT, end - settings.overlap, end - len(_JOINT))
        start = max(start + 1, begun + len(_JOINT) if begun >= 0 else end - settings.overlap)
    if text:
        yield start, len(text)


def _cut(text: str, least: int, most: int) -> int:
    """Return where a part ends: behind the last paragraph that fits, else where it must."""
    joint = text.rfind(_JOINT, least, most)
    return joint + len(_JOINT) if joint >= 0 else most
