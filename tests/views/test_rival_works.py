"""Works that are told alike and are not one: no report of one proposes itself for a promise of the other."""

import pytest

from tests.views.story import Log, agreement, done, pledge
from timeline.views.current_lines import Standing
from timeline.views.links.proposals import propose
from timeline.views.promise_ledger import projection
from timeline.views.query import Query

NORTH, EAST = ("AT-7",), ("RU-TVE",)


def paper(log, name, title, events, *, date, language="en"):
    """Add an article whose sentences are the quotes of its events; return the ids of these."""
    made, at = [], 0
    for kind, data, fields in events:
        fields["span"] = (at, at + len(fields["quote"]))
        at = fields["span"][1] + 1
        fields["date"] = date
        made.append((kind, data, fields))
    return log.article(name, made, title=title, date=date, language=language)[0]


def pairs(log):
    standing = Standing(projection.fold(log.raw), Query())
    found = propose(standing)
    return {(p.earlier.id, p.later.id): p for rest in found.values() for p in rest}


def promised(action, quote, *, by="Tyrol Roads", regions=NORTH, **told):
    return pledge(by, action, regions=regions, quote=quote, actors=(by,), **told)


def reported(what, quote, *, state="done", by="Tyrol Roads", regions=NORTH):
    return done(by, what, state=state, regions=regions, quote=quote, actors=(by,))


BRIDGES = (
    ("Stubai Bridge", "Zillerbach Bridge"),
    ("Oberau Bridge", "Unterau Bridge"),
)


@pytest.mark.parametrize(("one", "other"), BRIDGES)
def test_of_two_bridges_in_one_region_each_has_its_own_reports(one, other):
    log = Log()
    made = {}
    for number, name in enumerate((one, other)):
        (made[name, "pledge"],) = paper(
            log,
            f"promise{number}",
            f"Tyrol Roads to build the {name}",
            [
                promised(
                    f"complete the {name}", f"Tyrol Roads will complete the {name} by 2022, it said.", deadline="2022"
                )
            ],
            date=f"2021-03-0{number + 2}",
        )
    for number, name in enumerate((one, other)):
        made[name, "late"], made[name, "done"] = (
            *paper(
                log,
                f"late{number}",
                f"{name} is behind its time",
                [reported(f"opening of the {name}", f"The opening of the {name} has been put off.", state="delayed")],
                date=f"2022-11-0{number + 2}",
            ),
            *paper(
                log,
                f"done{number}",
                f"Traffic on the {name}",
                [reported(f"{name} opened", f"The {name} opened to cars and trucks, Tyrol Roads said.")],
                date=f"2023-05-0{number + 2}",
            ),
        )
    found = pairs(log)
    for name in (one, other):
        assert found[made[name, "pledge"], made[name, "late"]].relation == "delays"
        assert found[made[name, "pledge"], made[name, "done"]].relation == "fulfils"
    kinds = {identity: name for (name, _), identity in made.items()}
    assert all(kinds[a] == kinds[b] for a, b in found)


def test_of_three_schools_of_one_district_each_is_opened_by_itself():
    log = Log()
    villages = ("Hallwang", "Eugendorf", "Koppl")
    promises = paper(
        log,
        "plan",
        "District plans three schools",
        [
            promised(f"build a school in {village}", f"The district will build a school in {village} by 2022.")
            for village in villages
        ],
        date="2021-03-02",
    )
    opened = [
        paper(
            log,
            village,
            f"{village} has a school",
            [reported(f"school in {village} opened", f"The new school in {village} opened on Monday.")],
            date="2022-09-05",
        )[0]
        for village in villages
    ]
    found = pairs(log)
    assert set(found) == set(zip(promises, opened, strict=True))


def test_one_promiser_builds_two_roads():
    log = Log()
    by = "Hallstatt Council"
    promises = [
        paper(
            log,
            f"road{number}",
            f"{by} on the {road} road",
            [promised(f"resurface the {road} road", f"{by} will resurface the {road} road this year.", by=by)],
            date=f"2021-03-0{number}",
        )[0]
        for number, road in enumerate(("Gosau", "Obertraun"), 1)
    ]
    (report,) = paper(
        log,
        "report",
        "Road works over",
        [reported("the Gosau road resurfaced", f"{by} has resurfaced the Gosau road.", by=by)],
        date="2021-10-10",
    )
    assert set(pairs(log)) == {(promises[0], report)}


def test_two_works_promised_in_one_article_and_reported_in_another_are_not_mixed():
    log = Log()
    clinic, pool = paper(
        log,
        "plans",
        "What Lienz will get",
        [
            promised("open a clinic in Lienz", "We will open a clinic in Lienz by autumn."),
            promised("heat the swimming pool in Lienz", "We will heat the swimming pool in Lienz, too."),
        ],
        date="2021-03-02",
    )
    heated, late = paper(
        log,
        "later",
        "Lienz a year later",
        [
            reported("the swimming pool heated", "The swimming pool is heated now."),
            reported("opening of the clinic", "The opening of the clinic is behind schedule.", state="delayed"),
        ],
        date="2022-05-06",
    )
    found = pairs(log)
    assert {(a, b): p.relation for (a, b), p in found.items()} == {(clinic, late): "delays", (pool, heated): "fulfils"}


def test_the_loan_for_a_work_and_the_work_itself_are_two_promises():
    log = Log()
    build, lend = paper(
        log,
        "loan",
        "A cable car for Reutte",
        [
            promised("build a cable car in Reutte", "Tyrol Roads will build a cable car in Reutte."),
            promised("allocate funds to the cable car in Reutte", "The state will allocate funds to it.", by="Tyrol"),
        ],
        date="2021-03-02",
    )
    (ready,) = paper(
        log,
        "ride",
        "Cable car in Reutte runs",
        [reported("cable car in Reutte opened", "The cable car in Reutte was opened on Sunday.")],
        date="2022-05-06",
    )
    assert (build, ready) in (found := pairs(log))
    assert (lend, ready) not in found


def test_russian_of_two_bridges_each_is_opened_by_itself():
    log = Log()
    by = "Тверьдорстрой"
    told = {"regions": EAST, "by": by}
    over = {}
    for number, river in enumerate(("Тьмаку", "Лазурь"), 1):
        (over[river, "pledge"],) = paper(
            log,
            f"мост{number}",
            f"Мост через {river} построят",
            [promised(f"построить мост через {river}", f"{by} построит мост через {river} к концу года.", **told)],
            date=f"2021-03-0{number}",
            language="ru",
        )
    for number, river in enumerate(("Тьмаку", "Лазурь"), 1):
        (over[river, "done"],) = paper(
            log,
            f"движение{number}",
            f"Движение по мосту через {river}",
            [reported(f"мост через {river} открыт", f"Мост через {river} открыт для движения.", **told)],
            date=f"2022-03-0{number}",
            language="ru",
        )
    found = pairs(log)
    assert set(found) == {(over[river, "pledge"], over[river, "done"]) for river in ("Тьмаку", "Лазурь")}


def test_an_old_promise_told_again_is_answered_in_its_article_and_is_one_with_the_first_telling():
    log = Log()
    (first,) = paper(
        log,
        "first",
        "A tram for Kufstein",
        [promised("open the Kufstein tram line", "The Kufstein tram line will open in 2021.", deadline="2021")],
        date="2020-02-03",
    )
    kind, data, fields = promised(
        "open the Kufstein tram line",
        "The Kufstein tram line had been promised for 2021, but it is not there.",
        deadline="2021",
    )
    failed = reported("Kufstein tram line not there", fields["quote"], state="failed")
    ids, _ = log.article(
        "again",
        [
            (kind, data, {**fields, "date": None, "span": (0, 80)}),
            (failed[0], failed[1], {**failed[2], "date": "2023-05-06", "span": (0, 80)}),
        ],
        title="Where is the Kufstein tram line?",
        date="2023-05-06",
    )
    again, missed = ids
    found = pairs(log)
    assert found[again, missed].relation == "contradicts"
    assert found[first, missed].relation == "contradicts"
    assert {a for pair, p in found.items() if p.relation == "same_act" for a in pair} == {first, again}


def test_a_promise_given_anew_for_a_later_day_delays_the_first():
    log = Log()
    one, other = (
        paper(
            log,
            f"year{year}",
            "The Fulpmes tunnel",
            [promised("open the Fulpmes tunnel", f"The Fulpmes tunnel will open in {year}.", deadline=str(year))],
            date=f"{year - 2}-03-02",
        )[0]
        for year in (2022, 2024)
    )
    assert pairs(log)[one, other].relation == "delays"


def test_a_report_says_why_it_is_proposed():
    log = Log()
    paper(
        log,
        "first",
        "Kufstein waits for its tram",
        [promised("open the Kufstein tram line", "Tyrol Roads will open the Kufstein tram line.", deadline="2021")],
        date="2020-02-03",
    )
    paper(
        log,
        "second",
        "The tram of Kufstein runs",
        [reported("the Kufstein tram line opened", "Passengers ride the Kufstein tram line.")],
        date="2022-05-06",
    )
    ((_, proposal),) = pairs(log).items()
    assert proposal.relation == "fulfils"
    assert proposal.reasons == (
        "of the same side: Tyrol Roads",
        "about the same: kufstein, line, tram",
        "both of AT-7",
        "823 days later",
    )


def test_what_was_agreed_is_answered_and_a_planned_contract_is_not_answered_by_the_work():
    log = Log()

    def deal(status):
        kind, data, fields = agreement(("Tyrol", "Bavaria"), "the Achensee steamer", status=status, regions=NORTH)
        return kind, data, {**fields, "quote": "Tyrol and Bavaria have a paper on the Achensee steamer."}

    (signed,) = paper(log, "deal", "Papers on a steamer", [deal("signed")], date="2021-03-02")
    (planned,) = paper(log, "plan", "Papers on a steamer", [deal("planned")], date="2021-03-03")
    (ran,) = paper(
        log,
        "ran",
        "The Achensee steamer",
        [reported("the Achensee steamer restored", "The Achensee steamer is restored.")],
        date="2022-05-06",
    )
    found = pairs(log)
    assert (signed, ran) in found
    assert (planned, ran) not in found


def test_two_ships_with_half_a_name_in_common_are_two_works():
    log = Log()
    by = "Tyrol Ships"
    (first, second) = paper(
        log,
        "plans",
        "Loch Ardal put off again",
        [
            promised("hand over the Loch Ardal by July", f"{by} will hand over the Loch Ardal by July.", by=by),
            promised("finish the Loch Morna by 2022", "Its sister ship Loch Morna will be finished by 2022.", by=by),
        ],
        date="2021-04-19",
    )
    delivered, recalled = paper(
        log,
        "handed over",
        "Ferry Loch Ardal is delivered",
        [
            reported("Loch Ardal delivered to the fleet", "The Loch Ardal has been delivered to the fleet.", by=by),
            promised("the Loch Morna to sail in 2018", "The Loch Morna was to sail in 2018.", by=by, deadline="2018"),
        ],
        date="2021-11-21",
    )
    found = pairs(log)
    assert found[first, delivered].relation == "fulfils"
    assert (second, delivered) not in found
    assert (recalled, delivered) not in found
