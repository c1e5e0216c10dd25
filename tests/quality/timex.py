"""Feed the bed of news texts to `moments.find` and write TIMEX3 predictions.

python -m tests.quality.timex CASES_DIR OUT_PRED
"""

import json
import re
import sys
from datetime import date
from pathlib import Path

from timeline.intake.language import moments
from timeline.intake.language.marks import Moment

_REFS = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}
_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}


def timex(moment: Moment) -> dict[str, object]:
    """Spell a moment as TempEval-3 does."""
    kind = {"duration": "DURATION", "set": "SET", "clock": "TIME"}.get(moment.kind, "DATE")
    return {"start": moment.start, "end": moment.end, "type": kind, "value": _value(moment)}


def _value(moment: Moment) -> str | None:
    sense, edtf = moment.sense or "", moment.edtf
    if sense.startswith("P") and moment.kind != "vague":
        return sense
    if edtf is None:
        if sense == "duration":
            unit = re.search(r"(year|month|week|day|hour|minute|decade|centur)", moment.text.lower())
            return (
                {
                    "year": "PXY",
                    "month": "PXM",
                    "week": "PXW",
                    "day": "PXD",
                    "hour": "PTXH",
                    "minute": "PTXM",
                    "decade": "PXDE",
                    "centur": "PXCE",
                }[unit[1]]
                if unit
                else None
            )
        return _REFS.get(sense)
    if moment.kind in ("duration", "set"):
        return edtf
    value = _interval(edtf)
    if sense in ("TMO", "TAF", "TEV", "TNI", "TMI", "TDT") or re.fullmatch(r"T\d\d:\d\d", sense):
        value += sense
    return value


def _interval(edtf: str) -> str:
    first, _, last = edtf.partition("/")
    if not last:
        year, _, season = first.partition("-")
        if season in _SEASONS:
            return f"{year}-{_SEASONS[season]}"
        return first.rstrip("X") if first.count("X") and not first.startswith("X") else first
    if len(first) == len(last) == len("2022-01") and first[:4] == last[:4]:
        begin, end = int(first[5:]), int(last[5:])
        if end - begin == 2 and begin % 3 == 1:
            return f"{first[:4]}-Q{begin // 3 + 1}"
        if end - begin == 5 and begin in (1, 7):
            return f"{first[:4]}-H{begin // 6 + 1}"
    if len(first) == len(last) == len("2022-01-01"):
        start, stop = date.fromisoformat(first), date.fromisoformat(last)
        year, week, weekday = start.isocalendar()
        if weekday == 1 and (stop - start).days == 6:
            return f"{year}-W{week:02d}"
        if weekday == 6 and (stop - start).days == 1:
            return f"{year}-W{week:02d}-WE"
        if first.endswith("-01-01"):
            return first[:4]
        if first[:7] == last[:7]:
            return first[:7]
        if last.endswith("-12-31"):
            return first[:4]
    return edtf


def main(cases: str, out: str) -> None:
    """Write one prediction line for each case."""
    with Path(out).open("w", encoding="utf-8") as sink:
        for line in (Path(cases) / "cases.jsonl").read_text("utf-8").splitlines():
            case = json.loads(line)
            base = (case["dct"] or "")[:10]
            base = base if re.fullmatch(r"\d{4}-\d\d-\d\d", base) else None
            found = moments.find(case["text"], base=base, language="en", order="MDY")
            row = {"id": case["id"], "items": [timex(moment) for moment in found]}
            sink.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
