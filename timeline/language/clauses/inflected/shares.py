"""How much of a work is told to be done: "готов на 62 %", "открыли 3 из 12"."""

from collections.abc import Sequence

from timeline.language.clauses.inflected.grammar_words import Grammar
from timeline.language.clauses.inflected.word_rows import InflectedWord
from timeline.language.discourse.scene import Scene
from timeline.language.marks import Sentence
from timeline.model import Share

WHOLE = 100


def share(
    scene: Scene, sentence: Sentence, row: Sequence[InflectedWord], left: int, right: int, said: Grammar
) -> Share | None:
    """Return the share that the words of a clause tell; None where they tell none."""
    start, end = row[left].start, row[right - 1].end
    for quantity in scene.quantities_in(sentence):
        if quantity.unit == "percent" and start <= quantity.start < end and quantity.change is None:
            number = quantity.value if quantity.value is not None else quantity.low
            if number is not None and 0 <= number <= WHOLE:
                return Share(percent=number)
        if quantity.whole is not None and quantity.value is not None and start <= quantity.start < end:
            return Share(done=quantity.value, of=quantity.whole)
    for place in range(left + 1, right - 1):
        if row[place].low in said.share.of and row[place - 1].low.isdigit() and row[place + 1].low.isdigit():
            done, of = int(row[place - 1].low), int(row[place + 1].low)
            return Share(done=done, of=of) if done <= of else None
    return None
