"""Feed the bed of short texts with dates (set `datetime`) to `moments.find_moments`.

python -m tests.quality.recognizers_dates CASES_DIR OUT_PRED
"""

import json
import sys
from datetime import timedelta
from pathlib import Path

from timeline import edtf as dates
from timeline.language.marks import Moment
from timeline.language.time import moments

_LANGUAGES = {"English": "en", "German": "de", "French": "fr"}
_SECONDS = {"Y": 31536000, "M": 2592000, "W": 604800, "D": 86400}
_CLOCK_SECONDS = {"H": 3600, "M": 60, "S": 1}


def spelled(moment: Moment) -> dict[str, object] | None:
    """Spell a moment as the bed does: days as they are, longer times from their first day to the day after the last."""
    value: str | None = None
    kind = "date"
    edtf = moment.edtf
    if edtf is None:
        return None
    if moment.kind == "duration":
        kind, value = "duration", _seconds(edtf)
    elif moment.kind == "set":
        kind, value = "set", edtf
    elif len(edtf) == len("2022-05-13") and "X" not in edtf and moment.bound is None:
        value = edtf
    else:
        span = dates.bounds(edtf)
        kind = "daterange"
        first = span.first.isoformat() if span.first else ""
        last = (span.last + timedelta(days=1)).isoformat() if span.last else ""
        value = f"{'' if moment.bound == 'by' else first}/{'' if moment.bound in ('from', 'after') else last}"
    return {"start": moment.start, "end": moment.end, "type": kind, "value": value}


def _seconds(iso: str) -> str:
    clock = iso.startswith("PT")
    count, unit = float(iso[2 if clock else 1 : -1]), iso[-1]
    return f"{count * (_CLOCK_SECONDS if clock else _SECONDS)[unit]:.6g}"


def main(cases: str, out: str) -> None:
    """Write one prediction line for each case of a language with time words."""
    with Path(out).open("w", encoding="utf-8") as sink:
        for line in (Path(cases) / "cases.jsonl").read_text("utf-8").splitlines():
            case = json.loads(line)
            language = _LANGUAGES.get(case["lang"])
            if case["set"] != "datetime" or language is None:
                continue
            base = case["ref"][:10] if case["ref"] else None
            order = "MDY" if language == "en" else "DMY"
            found = moments.find_moments(case["text"], base=base, language=language, order=order)
            items = [item for moment in found if (item := spelled(moment))]
            sink.write(json.dumps({"id": case["id"], "items": items}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
