"""Clauses of German and French: a finite word, and the infinitive or participle it frames. Own sentences."""

import pytest

from tests.language.readings import article
from timeline.language.reading import clauses_of, read_article


def told(text, language):
    scene, found = clauses_of(article(text, published="2024-05-14", language=language))
    return scene.text, found


def one(text, language):
    whole, found = told(text, language)
    (clause,) = found
    return whole, clause


@pytest.mark.parametrize(
    ("language", "text", "modality", "voice", "verb"),
    [
        ("de", "Die Stadt wird die Brücke sanieren.", "will", "active", "sanieren"),
        ("de", "Die Brücke soll bis 2026 saniert werden.", "schedule", "passive", "saniert"),
        ("de", "Die Brücke wird im Mai 2025 eröffnet.", "will", "passive", "eröffnet"),
        ("de", "Der Verband plant, den Deich zu erhöhen.", "plan", "active", "erhöhen"),
        ("de", "Der Verband kündigte an, das Wehr fertigzustellen.", "undertaking", "active", "fertigzustellen"),
        ("de", "Das Amt könnte die Straße sperren.", "possibility", "active", "sperren"),
        ("fr", "La ville rénovera le pont.", "will", "active", "rénovera"),
        ("fr", "Le pont devrait être rénové d'ici 2026.", "schedule", "passive", "rénové"),
        ("fr", "Le syndicat prévoit de relever la digue.", "plan", "active", "relever"),
        ("fr", "La ville s'est engagée à relever la digue.", "undertaking", "active", "relever"),
        ("fr", "La ville pourrait fermer la route.", "possibility", "active", "fermer"),
    ],
)
def test_a_frame_tells_modality_voice_and_deed(language, text, modality, voice, verb):
    _, clause = one(text, language)
    assert (clause.modality, clause.voice, clause.verb) == (modality, voice, verb)


@pytest.mark.parametrize(
    ("language", "text", "subject"),
    [
        ("de", "Bis Ende 2025 will der Landkreis zwei Schulen bauen.", "der Landkreis"),
        ("de", "In der Altstadt wird die Gemeinde einen Brunnen bauen.", "die Gemeinde"),
        ("de", "Wenn es regnet, wird die Stadt die Straße sperren.", "die Stadt"),
        ("fr", "D'ici 2025, le conseil va construire deux écoles.", "le conseil"),
        ("fr", "Le maire, M. Roux, a promis de réparer le pont.", "Le maire"),
        ("fr", "Le conseil de la ville compte fermer la route.", "Le conseil de la ville"),
    ],
)
def test_who_a_clause_is_about(language, text, subject):
    whole, found = told(text, language)
    assert whole[slice(*found[-1].subject)] == subject


def test_verbs_that_a_joint_joins_are_two_deeds_of_one_subject():
    whole, found = told("La mairie compte construire une école et rénover deux ponts.", "fr")
    assert [whole[slice(*clause.rest)] for clause in found] == ["construire une école", "rénover deux ponts"]
    whole, found = told("Die Gemeinde will eine Schule bauen und zwei Brücken sanieren.", "de")
    assert [whole[slice(*clause.rest)] for clause in found] == ["eine Schule bauen", "zwei Brücken sanieren"]
    assert {whole[slice(*clause.subject)] for clause in found} == {"Die Gemeinde"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Minister versprach, dass die Straße bis Mai 2025 saniert wird."),
        ("fr", "Le ministre a promis que la route sera rénovée d'ici mai 2025."),
    ],
)
def test_what_is_promised_in_a_clause_of_its_own_is_promised(language, text):
    _, found = told(text, language)
    assert (found[-1].modality, found[-1].voice) == ("undertaking", "passive")


@pytest.mark.parametrize(
    ("language", "text", "factuality"),
    [
        ("de", "Wird die Stadt die Brücke sanieren?", "asked"),
        ("de", "Der Minister bestritt, dass die Stadt die Brücke sanieren wird.", "denied"),
        ("de", "Die Anwohner hoffen, dass die Stadt die Brücke sanieren wird.", "supposed"),
        ("de", "Die Stadt hat nicht versprochen, die Brücke zu sanieren.", "denied"),
        ("fr", "Est-ce que la ville va rénover le pont ?", "asked"),
        ("fr", "Le maire a démenti que la ville vendra le terrain.", "denied"),
        ("fr", "La ville n'a pas promis de rénover le pont.", "denied"),
    ],
)
def test_how_a_clause_stands(language, text, factuality):
    _, found = told(text, language)
    assert {clause.factuality for clause in found if clause.modality != "plain"} == {factuality}


@pytest.mark.parametrize(
    ("language", "text", "phase"),
    [
        ("de", "Das Wohnheim ist im Bau.", "under_way"),
        ("de", "Das Projekt ist vom Tisch.", "cancelled"),
        ("de", "Der Bau verzögert sich.", "delayed"),
        ("fr", "Les travaux ont pris du retard.", "delayed"),
        ("fr", "Les travaux sont en cours.", "under_way"),
        ("fr", "La fontaine est prête.", "finished"),
    ],
)
def test_what_the_words_tell_of_a_work(language, text, phase):
    _, clause = one(text, language)
    assert clause.phase == phase


def test_whom_an_order_goes_to():
    whole, clause = one("Der Gouverneur beauftragte das Bauamt, den Damm zu reparieren.", "de")
    assert whole[slice(*clause.addressee)] == "das Bauamt"
    whole, clause = one("Le préfet a chargé la société de réparer la digue.", "fr")
    assert whole[slice(*clause.addressee)] == "la société"


def test_a_comma_within_a_number_parts_no_apposition_from_who_speaks():
    text = "Der Haushalt umfasst 1.250.000,50 Euro, sagte Landrätin Petra Moosbach am Dienstag im Kreistag."
    (figure,) = [event for event in read_article(article(text, language="de")) if event.type == "figure"]
    assert "Petra Moosbach" in figure.data.speaker


@pytest.mark.parametrize(
    ("language", "text", "verb", "closing", "voice", "sort"),
    [
        ("de", "Feierlich unterzeichnet wurde ein Abkommen.", "unterzeichnet", "", "passive", "signing"),
        ("de", "Die Sitzung fand am 3. Mai in Graz statt.", "fand", "statt", "active", "meeting"),
        ("de", "Die Stadt hat den Vertrag gekündigt.", "gekündigt", "", "active", "signing"),
        ("de", "Der Besuch wurde verschoben.", "verschoben", "", "passive", "meeting"),
        ("de", "Die Schule wird bis 2028 geschlossen.", "geschlossen", "", "passive", "open"),
        ("fr", "Les ministres se sont réunis à Lyon.", "réunis", "", "active", "meeting"),
        ("fr", "Le pont s'est effondré en mai et sera rouvert.", "rouvert", "", "passive", "course"),
    ],
)
def test_papers_talks_and_visits_are_no_works(language, text, verb, closing, voice, sort):
    _, found = told(text, language)
    assert [(one.verb, one.closing, one.voice, one.sort) for one in found] == [(verb, closing, voice, sort)]


def test_a_stop_behind_a_number_ends_no_clause():
    whole, clause = one("Die Stadt wird am 3. Juni 2024 den Deich erhöhen.", "de")
    assert whole[slice(*clause.rest)] == "am 3. Juni 2024 den Deich erhöhen"
