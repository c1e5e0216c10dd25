"""What is said in a promise: "No street will be left dug up," promised the mayor, whatever its verb and its subject."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from timeline.language.clauses.clause import Clause
from timeline.language.discourse.scene import Scene
from timeline.language.schema.pledges_table import PledgesTable
from timeline.language.text.tokens import split_tokens
from timeline.language.words.lexicon import languages, load_table

BEHIND = 60  # characters behind what is said in which its verb of promising stands
NEAR = 3  # words of these


def with_promises(scene: Scene, clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Yield the clauses, those as promised that are to come by the word of somebody who promises them."""
    known = scene.language in languages(PledgesTable.noun)
    promising = load_table(scene.language, PledgesTable).promising if known else frozenset()
    for clause in clauses:
        yield (
            replace(clause, modality="undertaking", tense="to_come")
            if (promising and _may_be_promised(clause) and _is_promised(scene, clause, promising))
            else clause
        )


def _may_be_promised(clause: Clause) -> bool:
    spared = clause.modality == "duty" and clause.negated
    told = clause.telling == "quoted" and clause.factuality == "asserted" and clause.kind != "hearer"
    return told and (clause.modality == "will" or spared) and clause.sort != "saying" and not clause.relative


def _is_promised(scene: Scene, clause: Clause, promising: frozenset[str]) -> bool:
    quotation = scene.quotation_at(clause.at[0])
    if quotation is None:
        return False
    behind = scene.text[quotation.end : quotation.end + BEHIND].partition("\n")[0]
    words = [token.low for token in split_tokens(behind) if token.kind == "word"]
    return any(word in promising for word in words[:NEAR])
