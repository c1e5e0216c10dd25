"""udf.name: the page's only time is a clock, `Updated at 13:35,15-07-2024`, that says when the page was made up.

The title stands below it twice. In texts without their page's name, what it takes from BelTA is what tells its country.
"""

from timeline.intake.plugin import Importer, Layout, Source, hookimpl, stamp, title

SOURCE = Source(
    name="udf",
    version=7,
    publisher="udf.name",
    home="BY",
    hosts=("udf.name", "udf.by"),
    layouts=(
        Layout(
            head=(stamp("page_stamp", r"Updated at (?P<stamp>\d{1,2}:\d\d,\d{1,2}-\d{1,2}-\d{4})"), title()),
            own=(r"\bBelTA\b", r"\budf\.(?:name|by)\b"),
        ),
    ),
)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
