"""sb.by (SB. Belarus Today): `Posted: 28.06.2023 12:45:00` stands above the title.

Many sites' texts begin so; in this one's, a line of its own credits each picture, the official ones to the president.
"""

from timeline.intake.plugin import Importer, Layout, Source, hookimpl, stamp, title

SOURCE = Source(
    name="sb",
    version=7,
    publisher="SB. Belarus Today",
    home="BY",
    hosts=("sb.by",),
    layouts=(
        Layout(
            head=(
                stamp("published", r"Posted: (?P<stamp>\d{1,2}\.\d{1,2}\.\d{4}(?: \d{1,2}:\d\d(?::\d\d)?)?)"),
                title(),
            ),
            own=(
                r"(?mi)^photo: ?(?:www\.)?(?:president\.gov|belta)\.by\b",
                r"\bsb\.by\b",
                r"\bSB\. Belarus Today\b",
            ),
        ),
    ),
)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
