"""The words of a language that stand around places."""

from functools import cache

from timeline.gazetteer import fold
from timeline.language.schema.figures_table import FiguresTable
from timeline.language.schema.places_table import PlacesTable
from timeline.language.words.lexicon import load_table


class PlaceRules:
    """The words of a language that stand around places."""

    def __init__(self, language: str) -> None:
        table = load_table(language, PlacesTable)
        self.locative = frozenset(fold(w) for w in table.locative)
        self.offices = frozenset(fold(w) for w in table.offices)
        self.of_place = table.of_place
        self.holders = frozenset(fold(w) for w in table.holders)
        self.governed = table.governed
        self.hyphened = frozenset(fold(w) for w in table.hyphened)
        self.weak = frozenset(fold(w) for w in table.weak)
        self.home = table.home or None
        self.never = frozenset(fold(w).replace("-", " ") for w in table.never)
        self.regional = table.regional
        self.bodies = table.bodies
        self.titles = table.titles
        self.surnames = table.surnames
        self.streets = table.streets
        self.directions = table.directions
        self.seats = table.seats
        self.settlements = table.settlements
        self.money = frozenset(fold(w) for w in table.money)
        self.articles = load_table(language, FiguresTable).articles
        self.joins = table.and_
        self.within = table.within

    @staticmethod
    @cache
    def of(language: str) -> "PlaceRules":
        """Return the rules of a language, read once."""
        return PlaceRules(language)
