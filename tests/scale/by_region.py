"""The steps of a view of each region put together as an engine does, without one."""

from itertools import groupby
from operator import attrgetter

from timeline.faces.spark.region_records import (
    OTHERWISE,
    PROPOSED,
    RECORD,
    REGION,
    TELLINGS,
    RegionRow,
    proposed_end,
    proposed_row,
    region_pieces,
    region_records,
    telling_rows,
)
from timeline.scale.figures_beside import keyed_figures, otherwise_under_key
from timeline.scale.folded_dossiers import folded_dossiers
from timeline.scale.line_homes import EVERYWHERE
from timeline.scale.same_tellings import alike_under_key, judged_tellings, keyed_tellings, tellings_in_region
from timeline.scale.told_in_regions import TOGETHER, RegionQuestion, told_in_regions
from timeline.views.links.saved_proposals import as_it_was


def shown_by_region(name, dossiers, query, *, together=False, proposals=(), form="jsonl", piece=1 << 20, at_once=1):
    """What a projection shows of each region, by its code; `proposals` are packed, those of one event surest first."""
    asked = RegionQuestion(query, together)
    dossiers = list(dossiers)
    everywhere = [line for one in dossiers if one.key == EVERYWHERE for line in one.lines]
    regions = {code for one in dossiers for code in one.regions if not query.regions or code in query.regions}
    near = folded(name, [one for one in dossiers if set(one.regions) & regions], everywhere, query, at_once)
    records = [(one, region) for own in near for one in region_records(name, own, asked) for region in one.regions]
    rows = [(region, b"", REGION, b"", None) for region in ((TOGETHER,) if together else regions)]
    rows += [(region, one.place, RECORD, b"", one.shown) for one, region in records]
    if name in ("history", "figures"):
        rows += tellings(name, near, asked)
    if name == "figures":
        rows += otherwise(near, asked)
    if name == "pledges":
        every = folded(name, [one for one in dossiers if one.documents], everywhere, query, at_once)
        ends = {told.id: proposed_end(told) for own in every for told in own.events()}
        promises = {}
        for one, region in records:
            promises.setdefault(one.id, []).append((region, one.place))
        for rank, proposal in enumerate(proposals):
            kept = as_it_was(proposal)
            if kept.later in ends:
                shown = proposed_row(proposal, ends[kept.later])
                rank_told = rank.to_bytes(4, "big")
                rows += [(*at, PROPOSED, rank_told, shown) for at in promises.get(kept.earlier, ())]
    told = (
        RegionRow(region, kind, rank, shown) for region, _, kind, rank, shown in sorted(rows, key=lambda row: row[:4])
    )
    found = {}
    for region, number, shown in region_pieces(told, form, query.limit, piece):
        assert number == len(found.setdefault(region, []))
        assert len(shown) <= piece
        found[region].append(shown)
    return {region: b"".join(pieces) for region, pieces in found.items()}


def folded(name, dossiers, everywhere, query, at_once):
    return list(folded_dossiers(name, [(one.lines, one.spine) for one in dossiers], everywhere, query, at_once))


def in_order(keyed):
    return sorted(keyed, key=attrgetter("key", "place"))


def tellings(name, near, asked):
    shown = [(own, {told.told.id: told for told in told_in_regions(name, own, asked)}) for own in near]
    keyed = in_order(one for _, found in shown for told in found.values() for one in keyed_tellings(told))
    judged = [pair for own, found in shown for pair in judged_tellings(own.standing.judgements.links, found)]
    pairs = sorted(
        ((region, pair) for pair in (*judged, *alike_under_key(keyed)) for region in pair.regions),
        key=lambda told: told[0],
    )
    for region, found in groupby(pairs, key=lambda told: told[0]):
        for group in tellings_in_region((pair.said, pair.score, pair.one, pair.other) for _, pair in found):
            yield from ((region, place, TELLINGS, b"", told) for place, told in telling_rows(group))


def otherwise(near, asked):
    keyed = in_order(
        one for own in near for told in told_in_regions("figures", own, asked) for one in keyed_figures(told)
    )
    for found in otherwise_under_key(keyed):
        yield from ((region, found.place, OTHERWISE, found.beside, None) for region in found.regions)
