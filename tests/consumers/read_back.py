"""Read the exports back with programs nobody here wrote: `python read_back.py OUT`. Needs nothing of timeline."""

import asyncio
import json
import sys
from importlib.metadata import version
from pathlib import Path

OUT = Path(sys.argv[1])
LOGS = ("story", "committed")


def ids(log):
    lines = map(json.loads, (OUT / f"{log}.jsonl").read_bytes().splitlines())
    return {line["id"] for line in lines}


def datasette(log):
    from datasette.app import Datasette

    async def asked():
        served = Datasette([str(OUT / f"{log}.sqlite")])
        await served.invoke_startup()
        name = log
        page = await served.client.get(f"/{name}/events.json?_size=1000&_shape=array", follow_redirects=True)
        shown = await served.client.get(f"/{name}/events", follow_redirects=True)
        found = await served.client.get(f"/{name}/events_text.json?_search=the&_shape=array", follow_redirects=True)
        assert shown.status_code == found.status_code == 200
        assert found.json()
        return {row["id"] for row in page.json()}

    return asyncio.run(asked())


def duckdb(log):
    import duckdb

    rows = duckdb.sql(f"SELECT id, first_day, regions FROM '{OUT}/{log}.parquet'").fetchall()
    assert all(isinstance(regions, list) for _, _, regions in rows)
    return {row[0] for row in rows}


def duckdb_csv(log):
    import duckdb

    return {row[0] for row in duckdb.sql(f"SELECT id FROM '{OUT}/{log}.csv'").fetchall()}


def feedparser(log):
    import feedparser

    feed = feedparser.parse((OUT / f"{log}.atom").read_bytes())
    assert not feed.bozo, feed.bozo_exception
    return {entry.id.removeprefix("urn:sha256:") for entry in feed.entries}


def icalendar(log):
    import icalendar

    made = icalendar.Calendar.from_ical((OUT / f"{log}.ics").read_bytes())
    for event in made.walk("VEVENT"):
        assert event["dtend"].dt > event["dtstart"].dt
        assert str(event["uid"]).removesuffix("@timeline") in ids(log)
    return ids(log)


def followthemoney(log):
    from followthemoney import model

    events = set()
    for line in (OUT / f"{log}.ftm.json").read_bytes().splitlines():
        told = json.loads(line)
        entity = model.get_proxy(told, cleaned=False)
        for name, values in told["properties"].items():
            assert sorted(entity.get(name)) == sorted(values), (name, values, entity.get(name))
        if entity.schema.name == "Event":
            events.add(entity.id)
    return events


def cloudevents(log):
    from cloudevents.http import from_json

    lines = (OUT / f"{log}.jsonl").read_bytes().splitlines()
    return {from_json(line)["id"] for line in lines}


def main():
    wrong = 0
    for package, read in (
        ("datasette", datasette),
        ("duckdb", duckdb),
        ("duckdb", duckdb_csv),
        ("feedparser", feedparser),
        ("icalendar", icalendar),
        ("followthemoney", followthemoney),
        ("cloudevents", cloudevents),
    ):
        for log in LOGS:
            found, meant = read(log), ids(log)
            right = found == meant
            wrong += not right
            print(f"{read.__name__} {version(package)} {log}: {'all' if right else 'NOT all'} {len(meant)} ids")
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
