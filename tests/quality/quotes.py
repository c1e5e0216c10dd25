"""Quotations and speakers as the bed `quotes` wants them: each contiguous stretch, with the words of its speaker.

python -m tests.quality.quotes CASES_DIR OUT_PRED
"""

import json
import sys
from pathlib import Path

from timeline.language.people import cast as people
from timeline.language.speech import quotations
from timeline.language.speech.dashes import find_marked
from timeline.language.text import sentences

PARTS_TOO = ("de",)  # there the bed also wants the quoted words inside reported speech
SAME_GRAMMAR = {"cs": "en"}


def stretches(text, language):
    """Yield what the library finds in one paragraph, in the bed's form."""
    cut = sentences.split_sentences(text, language)
    cast = people.find_cast(text, cut, find_marked(text, language), language=language)
    outer = {(marked.start, marked.end): marked.outer for marked in cast.marked}
    for quotation in quotations.find_quotations(text, cut, cast, language=language, thoughts=True):
        span = quotation.speaker_span
        carried = quotation.doubt is not None and "carried" in quotation.doubt
        speaker = quotation.speaker if carried or not span else text[span[0] : span[1]].strip(" ,")
        for part in quotation.parts:
            start, end = outer.get(part, part) if quotation.kind == "direct" else part
            yield {"start": start, "end": end, "speaker": speaker, "kind": quotation.kind}
        if quotation.kind == "mixed" and language in PARTS_TOO:
            for marked in cast.marked:
                if quotation.start <= marked.start and marked.end <= quotation.end:
                    yield {"start": marked.outer[0], "end": marked.outer[1], "speaker": speaker, "kind": "direct"}


def main(cases, out):
    """Write a line for each case."""
    with Path(cases, "cases.jsonl").open(encoding="utf-8") as read, Path(out).open("w", encoding="utf-8") as write:
        for line in read:
            case = json.loads(line)
            found = list(stretches(case["text"], SAME_GRAMMAR.get(case["lang"], case["lang"])))
            write.write(json.dumps({"id": case["id"], "quotes": found}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
