from tests.language.readings import found


def meetings(text, **more):
    return found("meeting", text, **more)


def test_those_who_sign_for_both_sides_met():
    text = "Governor of Jalisco Ana Ruiz and Governor of Texas John Miller put their names to a pact on trade in Lyon."
    (finding,) = meetings(text)
    assert finding.rule == "meeting.signing"
    assert finding.doubt == "implied by a signing"
    assert finding.data.place == "Lyon"
    assert {"Ana Ruiz", "John Miller"} <= set(finding.data.participants)


def test_one_governor_and_governors_met():
    text = "Governor Ana Ruiz and the governors of Texas and Sonora signed a memorandum on water."
    (finding,) = meetings(text)
    assert "governors of Texas and Sonora" in finding.data.participants


def test_speakers_for_both_sides_met():
    text = (
        "An agreement on trade was signed by Jalisco and Texas yesterday.\n\n"
        "Governor of Jalisco Ana Ruiz spoke of ports. Governor of Texas John Miller spoke of cattle."
    )
    (finding,) = meetings(text)
    assert finding.date == "2021-09-14"


def test_a_signing_at_a_meeting_implies_no_other():
    text = "Governor Ana Ruiz met with Governor John Miller. Ana Ruiz and John Miller signed an agreement on trade."
    (finding,) = meetings(text)
    assert finding.rule == "meeting.met"


def test_papers_of_firms_imply_none():
    assert meetings("The ministry signed memoranda worth $3 million.") == []
