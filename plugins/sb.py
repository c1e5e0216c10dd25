"""sb.by (SB. Belarus Today): `Posted: 28.06.2023 12:45:00` stands above the title."""

from timeline.intake.plugin import Importer, Layout, Source, hookimpl, stamp, title

SOURCE = Source(
    name="sb",
    version=3,
    publisher="SB. Belarus Today",
    home="BY",
    layouts=(
        Layout(
            head=(
                stamp("published", r"Posted: (?P<stamp>\d{1,2}\.\d{1,2}\.\d{4}(?: \d{1,2}:\d\d(?::\d\d)?)?)"),
                title(),
            ),
        ),
    ),
)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
