"""Sites of regional executive committees in Belarus: `Main / News / Republic /`, a bare date, the title.

What they tell was mostly news the day before, and BelTA's.
"""

from timeline.intake.plugin import Importer, Layout, Source, hookimpl, skip, stamp, title

SOURCE = Source(
    name="regional_committee",
    version=7,
    home="BY",
    layouts=(
        Layout(
            head=(
                skip(r"(?:Main|Home|Главная|Галоўная) / (?:News|Новости|Навіны)(?: / [\pL -]+)* ?/?", least=1),
                stamp("published", r"\d{1,2} \pL+ \d{4}(?:,? \d{1,2}:\d\d)?"),
                title(),
            ),
            drop=(r"Written by.*",),
            own=(r"BelTA|БЕЛТА|БелТА", r"\.gov\.by\b"),
        ),
    ),
)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
