"""The index's file damaged at random: whoever asks gets the answers of the log itself, every time."""

import random

from tests.soak.alterations import a_log
from tests.views.story import tyrol
from timeline.app.line_story import story_of
from timeline.app.opening import opened
from timeline.app.viewing import articles_of, figures_of, history_of
from timeline.index import sealed, store
from timeline.views.query import Query

PAGE = 4096
QUERIES = (
    Query(today="2023-01-01"),
    Query(today="2023-01-01", limit=2),
    Query(today="2023-01-01", regions=("AT-7",)),
    Query(today="2023-01-01", regions=("BY",), limit=3),
    Query(today="2023-01-01", types=("pledge",)),
)


def at_random(place, rounds, seed=0, *, unseen=False):
    """Damage the index that often; return after how many the answers were others.

    `unseen` lets the seal tell the file's times, as if the damage were below the file system, which shows none.
    """
    a_log(place)
    with place.log.open("ab") as file:
        file.write(b"".join(line + b"\n" for line in tyrol().raw))
    names = list(tyrol().ids.values())[:4]
    right = answers(place, names)
    file = store.file_of(place.log)
    whole = file.read_bytes()
    chance = random.Random(seed)
    wrong = 0
    for _ in range(rounds):
        with sealed.sealing(file):
            file.write_bytes(whole)
        damaged = damage(whole, chance)
        file.write_bytes(damaged)
        if unseen:
            unnoticed(file)
        wrong += answers(place, names) != right
    return wrong


def unnoticed(file):
    """Write the file's times into its seal, and leave the checksum as it was."""
    seal = sealed.seal_of(file)
    checksum = seal.read_bytes().rpartition(b",")[2]
    seen = file.stat()
    times = (seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)
    seal.write_bytes(",".join(map(str, times)).encode() + b"," + checksum)


def answers(place, names):
    """Return what is told of a log, in a form that can be compared."""
    told = []
    with opened(place) as space:
        for query in QUERIES:
            told.append([(event.id, event.line) for event in history_of(space, query)[0].events])
            told.append([one.reading.id for one in articles_of(space, query)[0].documents])
            told.append([one.told.id for one in figures_of(space, query)[0].figures])
        told += [story_of(space, QUERIES[0], name)[0].event.id for name in names]
    return told


def damage(whole, chance):
    """Return a file with a bit flipped, a page overwritten, moved or emptied, cut off, or lengthened."""
    made = bytearray(whole)
    kind = chance.randrange(7)
    page = chance.randrange(len(made) // PAGE) * PAGE
    other = chance.randrange(len(made) // PAGE) * PAGE
    if kind <= 1:
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    elif kind == 2:
        made[page : page + PAGE] = chance.randbytes(PAGE)
    elif kind == 3:
        made[page : page + PAGE] = made[other : other + PAGE]
    elif kind == 4:
        made[page : page + PAGE] = bytes(PAGE)
    elif kind == 5:
        del made[chance.randrange(len(made)) :]
    else:
        made[page + 100 : page + 200] = chance.randbytes(100)
    return bytes(made)
