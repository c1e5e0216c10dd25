"""The works an article is about, as stems of words: of its title, its lead, and what it says is promised or late."""

import re
from collections import Counter
from collections.abc import Sequence

from timeline.language.acts import act_table, actor_phrases, named_works
from timeline.language.acts.deliverables import phrase_words
from timeline.language.clauses.clause import Clause
from timeline.language.discourse.localities import LEAD
from timeline.language.discourse.scene import Scene
from timeline.language.quantity import numerals
from timeline.language.text.tokens import split_tokens

NEAR = 4  # clauses between a promise and what says, without naming it, what came of it
SEVERAL = 2  # promises and reports of an article about works
STEM = 5  # letters that tell a word in its forms
_TO_BE = frozenset({"will", "would", "undertaking", "agreement", "plan", "schedule", "order", "duty", "provision"})
_NO_DEEDS = frozenset({"state", "signing"})  # "have" is a verb of meetings too
_BOUND = frozenset({"undertaking", "plan", "schedule"})
_BEFORE = frozenset({"past", "done", "had_been"})
_IN_USE = frozenset({"first", "again", "since"})  # so a clause tells that a work is used
_WORD = re.compile(r"[^\W\d_]{4,}")


def is_about_works(scene: Scene, clauses: Sequence[Clause]) -> bool:
    """Whether an article's title or lead names a work, and the article tells several promises or what came of them."""
    if not scene.article.title and len(scene.sentences) <= LEAD:
        return True
    head = f"{scene.article.title or ''} {_lead(scene)}"
    language = scene.language
    named = named_works.names_kind(head, language) or named_works.names_labour(head, language)
    return named and sum(1 for clause in clauses if tells_promise(clause)) >= SEVERAL


def _lead(scene: Scene) -> str:
    return " ".join(sentence.text for sentence in scene.sentences[:LEAD])


def head_words(scene: Scene) -> frozenset[str]:
    """Return the stems of the words of an article's title and lead, without names."""
    return stems(f"{scene.article.title or ''} {_lead(scene)}") - _names(scene)


def words_told(scene: Scene, clauses: Sequence[Clause]) -> Counter[str]:
    """Return in how many clauses of an article each stem of a word tells a promise, or surely what came of one."""
    found = Counter(stem for clause in clauses if tells_promise(clause) for stem in stems(told(scene, clause)))
    names = _names(scene)
    return Counter({stem: count for stem, count in found.items() if stem not in names})


def tells_promise(clause: Clause) -> bool:
    """Tell whether a clause is a promise, or surely tells what came of one."""
    pledged, reported = act_table.decide("pledge", clause), act_table.decide("follow_up", clause)
    surely = reported is not None and reported.gives == "follow_up" and not reported.asks
    told = pledged is not None and (not pledged.of_works or clause.telling == "reported")
    return surely or (told and pledged is not None and pledged.gives == "pledge")


def follows_plan(clauses: Sequence[Clause], at: int) -> bool:
    """Tell whether a clause stands right behind one that tells what was to be: "was to open in May, but this never"."""
    here = clauses[at].sentence
    return any(here - one.sentence <= 1 and one.modality in _TO_BE for one in clauses[max(0, at - NEAR) : at])


def points_back(scene: Scene, clauses: Sequence[Clause], at: int) -> bool:
    """Tell whether a clause is of what the promise right before it is of, and names no work: "not one was built"."""
    clause = clauses[at]
    acts = clause.kind in ("speaker", "hearer", "pronoun")
    if (
        clause.subject is None
        or clause.relative
        or (not acts and says_what(scene.text[slice(*clause.subject)], scene.language))
    ):
        return False
    here = clause.sentence
    near = (one for one in clauses[max(0, at - NEAR) : at] if here - one.sentence <= 1)
    return any(tells_promise(one) or _was_to_be(one) for one in near)


def _was_to_be(clause: Clause) -> bool:
    """Whether a clause tells, whoever bound himself, of what was to be: "were promised", "was to have opened"."""
    pledged = act_table.decide("pledge", clause)
    return (
        clause.foreseen == "promised"
        or (clause.modality in _BOUND and clause.governed in _BEFORE)
        or (pledged is not None and pledged.gives == "pledge")
    )


def says_what(words: str, language: str) -> bool:
    """Tell whether a subject names something: not "it", "none of them", "seven"."""
    idle = phrase_words(language).idle
    tokens = [token for token in split_tokens(words) if token.kind == "word" and token.low not in idle]
    number = None if not tokens else numerals.read_numeral(tokens, 0, language)
    return bool(tokens) and (number is None or number.value is None or len(tokens) > 1)


def is_promised(known: Counter[str], scene: Scene, clause: Clause) -> bool:
    """Tell whether a clause is of what others promise, as `words_told` counted them.

    One word in common tells so only of a clause that names a kind of work.
    """
    own, words = int(tells_promise(clause)), told(scene, clause)
    shared = sum(known[stem] > own for stem in stems(words))
    return shared > 1 or (shared == 1 and named_works.names_kind(words, scene.language))


def _names(scene: Scene) -> frozenset[str]:
    """Return the stems of the words that name places, people and bodies: they tell no work from another."""
    named = (*(one.name for one in scene.cast.mentions), *(place.text for place in scene.places))
    agents = actor_phrases.words(scene.language).agents
    return stems(" ".join(dict.fromkeys(named))) | {word[:STEM] for word in agents}


def is_counted(scene: Scene, clause: Clause) -> bool:
    """Tell whether a clause says of how many, or of how much, it tells."""
    if clause.subject is None:
        return False
    start, end = clause.subject
    return any(start <= one.start < end for one in scene.quantities_in(scene.sentences[clause.sentence]))


def told(scene: Scene, clause: Clause) -> str:
    """Return the words of a clause for what is done and to what; who does it is no part of a work."""
    does = clause.voice == "active" and clause.sort != "state"  # "the clinic is open" tells of the clinic
    acts = clause.subject is None or (does and clause.kind not in ("thing", "none"))
    subject = "" if acts else scene.text[slice(*clause.subject)]  # type: ignore[misc]
    return f"{subject} {scene.text[slice(*clause.rest)]}"


def stems(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that can name a work."""
    return frozenset(word[:STEM] for word in _WORD.findall(text.lower()))
