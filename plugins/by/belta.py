"""BelTA, the Belarusian Telegraph Agency, in any of its languages.

The weekday and date in the page's header is the day it was fetched; the line with a clock below is the publication.
A text may also come without its page, and then begins with the dateline.
"""

from timeline.intake.plugin import Importer, Layout, Source, hookimpl, skip, stamp, title

_WORDS = r"[^\d]+"

SOURCE = Source(
    name="belta",
    version=7,
    publisher="BelTA",
    home="BY",
    hosts=("belta.by", "*.belta.by"),
    layouts=(
        Layout(
            head=(
                skip(_WORDS, most=8),
                stamp("page_stamp", r"(?:Flag )?(?P<stamp>\pL+, \d{1,2}\.? \pL+ \d{4})"),
                skip(_WORDS + r"[+−–-]?\d{1,2} ?°C"),
                skip(_WORDS, most=8),
                stamp("published", r"\d{1,2}\.? \pL+ \d{4},? \d{1,2}:\d\d"),
                title(),
            ),
            own=(r"\((?:BelTA|БЕЛТА|БелТА)", r"\bbelta\.by\b"),
        ),
        Layout(head=(), begins=r"[\p{Lu}][\p{Lu} -]+, \d{1,2}\.? \pL+ ?\((?:BelTA|БЕЛТА|БелТА)[^()]*\) ?[-–—]"),
    ),
)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
