"""What may be wrong with the day that something is due."""

from timeline.edtf import EdtfError, bounds


def deadline_doubt(deadline: str | None, made: str | None) -> str | None:
    """Return the doubt about a deadline that lies before the day it was set (both EDTF); None where it may be right."""
    if deadline is None or made is None or made.startswith(("../", "XXXX")) or deadline.startswith("XXXX"):
        return None
    try:
        early = bounds(deadline).surely_before(bounds(made))
    except EdtfError:
        return None
    return f"due {deadline}, before it was said" if early else None
