"""Sites of district executive committees in Belarus: address, telephones, date, title; a hit counter below.

That they are in Belarus telephones or post codes tell: districts of other countries head their pages so too.
"""

from timeline.intake.plugin import Importer, Layout, Source, hookimpl, skip, stamp, title

_CONTACT = r"(?i)(?:add?ress|phone|tel|fax|e-?mail|адрес|телефон|тел|факс)\b.*|.*\b\d{6}\b.*"

SOURCE = Source(
    name="district_committee",
    version=7,
    home="BY",
    layouts=(
        Layout(
            head=(
                skip(r"(?i)(?:add?ress|адрас|адрес)\b.*", least=1),
                skip(_CONTACT, most=8),
                stamp("published", r"(?:\pL+, )?\d{1,2} \pL+ \d{4}(?: \d{1,2}:\d\d)?"),
                title(),
            ),
            drop=(r"\d+ times \(.*\)",),
            own=(r"\+ ?375\b", r"\.gov\.by\b", r"(?mi)^add?ress: (?:21[0-3]|22[0-5]|23[01]|24[67])\d{3}, "),
        ),
    ),
)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
