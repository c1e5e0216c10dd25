"""What docs/following.md ships and shows for other programs holds: systemd's units, and commands that take alerts."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
SHOWN = re.compile(r"^\$ cat > (alerts-by-\w+) <<'END'\n(.*?)^> END$", re.DOTALL | re.MULTILINE)
TOLD = {
    "workspace": "/home/ada/news",
    "alerts": [
        {"id": "1", "kind": "due", "raised": "2026-01-01T00:00:00Z", "title": "Due “today”", "text": "a\nb $(id)"},
        {
            "id": "2",
            "kind": "gone",
            "raised": "2026-01-01T00:00:00Z",
            "title": "Gone",
            "text": "c",
            "url": "https://a.example/",
        },
    ],
}


def handed(name, tmp_path, **environment):
    """What a command that the page shows makes of two alerts, its other program replaced."""
    script = dict(SHOWN.findall((DOCS / "following.md").read_text()))[name]
    file = tmp_path / name
    file.write_text("".join(f"{line[2:]}\n" for line in script.splitlines()))
    environment = {"PATH": "/usr/bin:/bin", **environment}
    return subprocess.run(
        ["sh", file], input=json.dumps(TOLD), env=environment, capture_output=True, text=True, check=False, timeout=30
    )


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd here")
def test_systemd_takes_the_units(tmp_path):
    units = sorted((DOCS / "units").iterdir())
    assert len(units) == 2
    done = subprocess.run(
        ["systemd-analyze", "verify", "--user", *units],
        env={"PATH": "/usr/bin:/bin", "XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not shutil.which("jq"), reason="there is no jq here")
def test_alerts_become_one_mail_or_a_message_each(tmp_path):
    mail = handed("alerts-by-mail", tmp_path, MAIL="cat")
    assert mail.stdout == "Due “today”\n\na\nb $(id)\n\n\n---\nGone\n\nc\n\nhttps://a.example/\n---\n"
    sent = handed("alerts-by-ntfy", tmp_path, POST="cat")
    first, second = (json.loads(one) for one in sent.stdout.replace("}{", "}\n{").splitlines())
    assert (first["title"], first["message"], first["tags"]) == ("Due “today”", "a\nb $(id)", ["due"])
    assert second["click"] == "https://a.example/"
    assert handed("alerts-by-ntfy", tmp_path, POST="false").returncode == 1


@pytest.mark.skipif(not shutil.which("curl"), reason="there is no curl here")
def test_a_webhook_that_cannot_be_reached_takes_nothing(tmp_path):
    assert handed("alerts-by-webhook", tmp_path, WEBHOOK="http://127.0.0.1:9/").returncode != 0
