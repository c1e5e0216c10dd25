"""Article lines as version 1 wrote them: all of the copy under `data`, and what the log held said of the document."""

from timeline import codec

_OF_THE_COPY = ("path", "fetched")


def first_version(line, **kin):
    """Return an article line of today as version 1 wrote it; `kin` are its `copy_of` and `revision_of`."""
    kept = {key: value for key, value in line.items() if key not in (*_OF_THE_COPY, "id", "seal")}
    copy = {key: line[key] for key in _OF_THE_COPY if key in line}
    kept = {**kept, "v": 1, "data": {**kept["data"], **copy, **{key: told for key, told in kin.items() if told}}}
    kept["id"] = codec.content_id(kept)
    return {**kept, "seal": codec.seal_of(kept)}
