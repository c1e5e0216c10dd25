"""The works an article is about, as stems of words: of its title, its lead, and what it says is promised or late."""

import re
from collections import Counter
from collections.abc import Sequence

from timeline.language.acts import act_table, actor_phrases
from timeline.language.clauses.clause import Clause
from timeline.language.discourse.localities import LEAD
from timeline.language.discourse.scene import Scene

STEM = 5  # letters that tell a word in its forms
_WORD = re.compile(r"[^\W\d_]{4,}")


def words_of_works(scene: Scene, clauses: Sequence[Clause]) -> frozenset[str] | None:
    """Return the stems of the words for an article's works; None where it has no title to tell them by.

    An article in which nobody speaks of himself, that promises nothing and surely tells of nothing promised, has none.
    """
    if not scene.article.title:
        return None
    if not any(clause.kind == "speaker" or _tells_promise(clause) for clause in clauses):
        return frozenset()
    lead = " ".join(sentence.text for sentence in scene.sentences[:LEAD])
    found = set(stems(f"{scene.article.title} {lead}"))
    for clause in clauses:
        row = act_table.decide("pledge", clause)
        if clause.phase != "none" or clause.share is not None or (row is not None and row.gives == "pledge"):
            found.update(stems(told(scene, clause)))
    return frozenset(found - _names(scene))


def words_of_promises(scene: Scene, clauses: Sequence[Clause]) -> Counter[str] | None:
    """Return in how many clauses of an article each stem of a word tells a promise, or surely what came of one.

    None where it has no title to tell what it is about.
    """
    if not scene.article.title:
        return None
    found = Counter(stem for clause in clauses if _tells_promise(clause) for stem in stems(told(scene, clause)))
    names = _names(scene)
    return Counter({stem: count for stem, count in found.items() if stem not in names})


def _tells_promise(clause: Clause) -> bool:
    """Whether a clause is a promise, or surely tells what came of one."""
    pledged, reported = act_table.decide("pledge", clause), act_table.decide("follow_up", clause)
    surely = reported is not None and reported.gives == "follow_up" and not (reported.of_works or reported.of_promise)
    return surely or (pledged is not None and pledged.gives == "pledge")


def is_promised(known: Counter[str] | None, scene: Scene, clause: Clause) -> bool:
    """Tell whether a clause is of what others promise, as `words_of_promises` counted them; of unknown ones any is."""
    own = int(_tells_promise(clause))
    return known is None or any(known[stem] > own for stem in stems(told(scene, clause)))


def _names(scene: Scene) -> frozenset[str]:
    """Return the stems of the words that name places, people and bodies: they tell no work from another."""
    named = (*(one.name for one in scene.cast.mentions), *(place.text for place in scene.places))
    agents = actor_phrases.words(scene.language).agents
    return stems(" ".join(dict.fromkeys(named))) | {word[:STEM] for word in agents}


def is_of(known: frozenset[str] | None, scene: Scene, clause: Clause) -> bool:
    """Tell whether a clause is of the works that `words_of_works` returned; of unknown works any is.

    What is counted is a work of its own: "40 permits have been withdrawn".
    """
    return known is None or not known.isdisjoint(stems(told(scene, clause))) or _is_counted(scene, clause)


def _is_counted(scene: Scene, clause: Clause) -> bool:
    """Tell whether a clause says of how many, or of how much, it tells."""
    if clause.subject is None:
        return False
    start, end = clause.subject
    return any(start <= one.start < end for one in scene.quantities_in(scene.sentences[clause.sentence]))


def told(scene: Scene, clause: Clause) -> str:
    """Return the words of a clause for what is done and to what; who does it is no part of a work."""
    acts = clause.subject is None or (clause.voice == "active" and clause.kind not in ("thing", "none"))
    subject = "" if acts else scene.text[slice(*clause.subject)]  # type: ignore[misc]
    return f"{subject} {scene.text[slice(*clause.rest)]}"


def stems(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that can name a work."""
    return frozenset(word[:STEM] for word in _WORD.findall(text.lower()))
