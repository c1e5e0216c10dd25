"""Feed the bed of news texts to `moments.find_moments` and write TIMEX3 predictions.

python -m tests.quality.timex CASES_DIR OUT_PRED
"""

import json
import re
import sys
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from timeline.language.marks import Moment
from timeline.language.time import moments

_REFS = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}
_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}


def timex(moment: Moment) -> dict[str, object]:
    """Spell a moment as TempEval-3 does."""
    kind = {"duration": "DURATION", "set": "SET", "clock": "TIME"}.get(moment.kind, "DATE")
    return {"start": moment.start, "end": moment.end, "type": kind, "value": _value(moment)}


def _parts(moment: Moment, base: str | None) -> list[Moment]:
    """Part "between 1994 and 1997" in two, as the bed does; "January-March 1998" stays one."""
    joint = re.search(r" (?:and|to|through|until) ", moment.text)
    first, slash, last = (moment.edtf or "").partition("/")
    if moment.kind != "period" or joint is None or not slash or moment.sense:
        return [moment]
    left = replace(moment, end=moment.start + joint.start(), text=moment.text[: joint.start()], edtf=first, kind="date")
    right = replace(moment, start=moment.start + joint.end(), text=moment.text[joint.end() :], edtf=last, kind="date")
    return [left, right]


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
        unit = re.search(r"(day|week|month|year|decade)s$", moment.text.lower())
        counted = unit and sense in _REFS and "recent" not in moment.text.lower()
        return f"PX{unit[1][: 2 if unit[1] == 'decade' else 1].upper()}" if unit and counted else _REFS.get(sense)
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
        return _months(first, last) or edtf
    return (_days(first, last) if len(first) == len(last) == len("2022-01-01") else None) or edtf


def _months(first: str, last: str) -> str | None:
    begin, end = int(first[5:]), int(last[5:])
    if end - begin == 2 and begin % 3 == 1:
        return f"{first[:4]}-Q{begin // 3 + 1}"
    return f"{first[:4]}-H{begin // 6 + 1}" if end - begin == 5 and begin in (1, 7) else None


def _days(first: str, last: str) -> str | None:
    start, stop = date.fromisoformat(first), date.fromisoformat(last)
    year, week, weekday = start.isocalendar()
    if (weekday, (stop - start).days) == (1, 6):
        return f"{year}-W{week:02d}"
    if (weekday, (stop - start).days) == (6, 1):
        return f"{year}-W{week:02d}-WE"
    if first.endswith("-01-01") or last.endswith("-12-31"):
        return first[:4]
    return first[:7] if first[:7] == last[:7] else None


def main(cases: str, out: str) -> None:
    """Write one prediction line for each case."""
    with Path(out).open("w", encoding="utf-8") as sink:
        for line in (Path(cases) / "cases.jsonl").read_text("utf-8").splitlines():
            case = json.loads(line)
            base = (case["dct"] or "")[:10]
            base = base if re.fullmatch(r"\d{4}-\d\d-\d\d", base) else None
            found = moments.find_moments(case["text"], base=base, language="en", order="MDY")
            parts = [part for moment in found for part in _parts(moment, base)]
            row = {"id": case["id"], "items": [timex(moment) for moment in parts]}
            sink.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
