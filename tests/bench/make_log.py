"""Make a realistic, valid log of N events: `python tests/bench/make_log.py N PATH`. The same N gives the same bytes.

Batches of about twelve, skewed regions and people, all types, seals that hang on each other, and now and then a copy, a
revision, another reading and a judgement. A log of one world has the same people and regions however long it is; with
`--worlds K` it is told of K worlds, article by article in turn, each with people and regions of its own.
"""

import argparse
import random
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from itertools import accumulate, cycle
from pathlib import Path
from string import ascii_lowercase

from timeline import codec
from timeline.gazetteer import table
from timeline.model import SCHEMA, Judgement, Reading, Stamp


def pool(text):
    """Return the words of a text."""
    return tuple(text.split())


REGIONS = pool("""
    BY RU-KHA RU BY-HM RU-MOS CN RU-SPE BY-MI UA KZ RU-TA DE-BY AT PL LT IN-PB US-CA BR-SP FR-IDF GB-ENG RU-PRI RU-SVE
    BY-BR BY-GO BY-VI BY-HR BY-MA RU-KDA RU-NVS RU-BRY UZ TR VN IN JP-13 IT-25 ES-CT NL SE NO FI EE LV CZ SK HU RS BG
    RO GR EG NG ZA KE ET MX-JAL AR-B CL-RM CO PE CA-ON CA-QC AU-NSW NZ ID-JK MY TH PH KR-11 MN KG TJ AM AZ GE IL AE SA
""")
FIRST = pool("Ann Boris Celia Dora Emil Fatima Galina Hugo Irina Jonas Katya Lars Mila Nina Oleg Petra Rosa Sven Tara")
LAST = pool("Ash Birch Cedar Dogwood Elm Fir Gorse Hazel Ivy Juniper Larch Maple Oak Pine Rowan Spruce Teak Willow Yew")
WORDS = pool("""
    the governor said that a new bridge over river will be built by end of year and trade between both sides grew more
    than expected timber factory school hospital road agreement delegation visit cooperation machinery food export
    import товарооборот вырос область договор делегация сотрудничество завод школа мост дорога поставки техники
""")
TYPES = ("statement", "figure", "pledge", "meeting", "visit", "agreement", "follow_up", "appointment")
TYPE_WEIGHTS = (46, 18, 14, 8, 5, 5, 4, 2)
BATCH = 12
BEGIN = datetime(2005, 1, 1, tzinfo=UTC)
DAYS = 7000
RECORDED = datetime(2026, 1, 1, tzinfo=UTC)


def make(number, path, seed=0, worlds=1):
    """Write a log of `number` events of so many worlds and return how many lines it has."""
    makers = [Maker(random.Random(seed + world), world, worlds) for world in range(worlds)]
    lines = made = 0
    heads = ()
    with Path(path).open("wb", buffering=1 << 20) as file:
        for maker in cycle(makers):
            if made >= number:
                break
            maker.heads = heads
            before = maker.events
            for raw in maker.batch(min(number - made, maker.chance.randint(4, 2 * BATCH - 4))):
                file.write(raw + b"\n")
                lines += 1
            made += maker.events - before
            heads = maker.heads
    return lines


@cache
def every_region():
    """Return the codes of all regions and countries that are."""
    return [code for code, _, _, now, *_ in table("regions") if not now]


class Maker:
    """Makes batches that hang on each other, of one of some worlds."""

    def __init__(self, chance, world=0, worlds=1):
        self.chance = chance
        self.worlds = worlds
        tail = "".join(ascii_lowercase[world // 26**place % 26] for place in range(3)) if world else ""
        self.people = [f"{first}{tail} {last}{tail}" for first in FIRST for last in LAST]
        self.person_weights = list(accumulate(1 / rank for rank in range(1, len(self.people) + 1)))
        self.regions = chance.sample(every_region(), len(REGIONS)) if world else REGIONS
        self.region_weights = list(accumulate(1 / rank for rank in range(1, len(REGIONS) + 1)))
        self.events = 0
        self.articles = world  # numbered in turn
        self.heads = ()
        self.recent = []

    def batch(self, size):
        """Yield the raw lines of an article, and now and then a judgement after it."""
        chance = self.chance
        self.articles += self.worlds
        article = sha256(b"%d" % self.articles).hexdigest()
        day = BEGIN + timedelta(days=int(DAYS * chance.random() ** 0.5))
        home = self._regions()
        ids = []
        at = 0
        for _ in range(size):
            quote = self._words(8, 30)
            line = self._event(article, day, home, at, quote)
            at += len(quote) + 1
            line["id"] = codec.content_id(line)
            ids.append(line["id"])
            yield codec.canonical(line)
        self.events += size
        yield self._closing(article, day, ids)
        if chance.random() < 1 / 100:
            yield self._judged(chance.choice(ids))
        if chance.random() < 1 / 50:
            self.recent = [*self.recent[-50:], (self.articles, ids[0])]

    def _closing(self, article, day, ids):
        chance = self.chance
        odd = chance.random()
        other = chance.choice(self.recent)[0] if self.recent else self.articles
        reading = Reading(
            article=article,
            title=self._words(5, 12).capitalize(),
            path=f"seeds/{self.articles:08}.txt",
            importer="belta@1",
            date=f"{day:%Y-%m-%d}",
            publisher=chance.choice(("BelTA", "The Northport Post", "Region Today")),
            url=f"https://news.example/{other if 0.01 <= odd < 0.02 else self.articles}",
            language=chance.choice(("en", "ru")),
            credit=chance.choice((None, None, "BelTA")),
            published=Stamp(value=f"{day:%Y-%m-%d}T18:39", raw=f"{day:%d.%m.%Y} 18:39"),
            text_sha256=sha256(b"text %d" % (other if odd < 0.01 else self.articles)).hexdigest(),
            events=tuple(ids),
        )
        return self._sealed(codec.article_line(reading, recorded=self._now(), by="bench", prev=self.heads))

    def _judged(self, event):
        chance = self.chance
        other = chance.choice(self.recent)[1] if self.recent else event
        data = chance.choice(
            (
                {"target": event, "field": "date", "now": "2022-05-12", "reason": "told by another article"},
                {"target": event, "field": "data.topic", "now": "a bridge", "reason": "misread"},
                {"target": event, "reason": "no event at all"},
                {"earlier": event, "later": other, "relation": "progress", "reason": "the same bridge"},
            )
        )
        kind = "link" if "earlier" in data else "correction" if "field" in data else "retraction"
        judgement = Judgement(type=kind, data=data)
        return self._sealed(codec.judgement_line(judgement, recorded=self._now(), by="ann", prev=self.heads))

    def _sealed(self, line):
        self.heads = (line["seal"],)
        return codec.canonical(line)

    def _now(self):
        return (RECORDED + timedelta(seconds=self.articles)).strftime("%Y-%m-%dT%H:%M:%SZ")

    def _event(self, article, day, home, at, quote):
        chance = self.chance
        kind = chance.choices(TYPES, TYPE_WEIGHTS)[0]
        happened = day - timedelta(days=chance.choice((0, 0, 0, 1, 1, 30, 400)))
        actor = self._person()
        return {
            "v": SCHEMA,
            "type": kind,
            "article": article,
            "date": f"{happened:{chance.choice(('%Y-%m-%d', '%Y-%m-%d', '%Y-%m-%d', '%Y-%m', '%Y'))}}",
            "basis": chance.choice(("explicit", "dateline", "relative", "published")),
            "regions": home if chance.random() < 0.7 else self._regions(),
            "actors": [actor],
            "span": [at, at + len(quote)],
            "quote": quote,
            "rule": f"{kind}.made",
            "data": getattr(self, f"_{kind}")(actor, quote),
        }

    def _statement(self, actor, quote):
        return {"speaker": actor, "direct": self.chance.random() < 0.5, "text": quote, "role": "governor"}

    def _figure(self, actor, _quote):
        value = round(10 ** self.chance.uniform(1, 9))
        unit = self.chance.choice(("USD", "BYN", "percent", "houses"))
        return {
            "value": value,
            "unit": unit,
            "metric": self._words(1, 3),
            "period": "2021",
            "qualifier": "about",
            "speaker": actor,
        }

    def _pledge(self, actor, _quote):
        strength = self.chance.choice(("commitment", "plan", "offer", "readiness"))
        year = str(self.chance.randint(2022, 2030))
        said = {
            "promiser": actor,
            "action": self._words(4, 9),
            "strength": strength,
            "testable": True,
            "speaker": actor,
        }
        return {**said, "deadline": year} if self.chance.random() < 0.4 else {**said, "promisee": self._person()}

    def _meeting(self, actor, _quote):
        return {
            "status": "held",
            "form": "talks",
            "participants": sorted({actor, self._person()}),
            "topic": self._words(2, 5),
        }

    def _appointment(self, actor, _quote):
        return {"status": "held", "appointee": actor, "office": self._words(1, 3), "appointer": self._person()}

    def _visit(self, actor, _quote):
        return {"status": "planned", "visitors": [actor], "host": self._person(), "place": self._words(1, 2)}

    def _agreement(self, actor, _quote):
        return {
            "status": "signed",
            "form": "protocol",
            "parties": sorted({actor, self._person()}),
            "subject": self._words(2, 5),
        }

    def _follow_up(self, actor, _quote):
        return {"actor": actor, "deliverable": self._words(2, 6), "state": "under_way", "self_reported": True}

    def _words(self, least, most):
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(least, most)))

    def _person(self):
        return self.chance.choices(self.people, cum_weights=self.person_weights)[0]

    def _regions(self):
        return sorted(
            set(self.chance.choices(self.regions, cum_weights=self.region_weights, k=self.chance.randint(1, 3)))
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python tests/bench/make_log.py")
    parser.add_argument("number", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--worlds", type=int, default=1, help="how many worlds it is told of (1)")
    asked = parser.parse_args()
    count = make(asked.number, asked.path, worlds=asked.worlds)
    print(f"{count:,} lines, {asked.path.stat().st_size:,} bytes in {asked.path}")
