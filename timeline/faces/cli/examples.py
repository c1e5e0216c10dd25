"""What each command is called like: the examples under its help (tests/faces/test_help.py calls them)."""

from collections.abc import Mapping
from types import MappingProxyType

EXAMPLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "init": ("timeline init work",),
        "import": (
            "timeline import",
            "timeline import article.html https://example.org/news/42",
            "timeline import --dry-run archive.zip",
        ),
        "parts": (
            "timeline parts crawl-1.warc.gz crawl-2.warc.gz --out crawls",
            "timeline parts --out crawls",
        ),
        "watch": (
            "timeline watch --once",
            "timeline watch --once --hook 'mail -s alerts me@example.org'",
            "timeline watch --list",
        ),
        "ask": (
            "timeline ask --endpoint http://localhost:11434/v1 --model qwen3:8b",
            "timeline ask seeds/2024 --endpoint https://models.example/v1 --model large --budget-tokens 500000",
        ),
        "show": (
            "timeline show --region khabarovsk --since 2022",
            "timeline show --type pledge --actor 'Anna Keller' --brief",
            "timeline show --since yesterday --format csv",
        ),
        "pledges": (
            "timeline pledges --region tyrol --overdue",
            "timeline pledges --status broken --group-by promiser",
            "timeline pledges --as-of '14 February 2023'",
        ),
        "figures": (
            "timeline figures --metric trade --unit $",
            "timeline figures --region belarus --series",
        ),
        "articles": ("timeline articles --limit 20", "timeline articles --history --grep bridge"),
        "status": ("timeline status", "timeline status --region austria"),
        "due": ("timeline due --within 90d", "timeline due --region tyrol --within 1y --brief"),
        "log": ("timeline log", "timeline log --since yesterday --brief", "timeline log --region tyrol --peek"),
        "chain": ("timeline chain 35ae80b",),
        "read": ("timeline read article.html", "timeline read --explain article.txt"),
        "dates": ("timeline dates 'due by the end of next year' --base 2022-05-13",),
        "why": ("timeline why 35ae80b", "timeline why 35ae80b --as-of 2023"),
        "open": ("timeline open 35ae80b", "timeline open 35ae80b --browser"),
        "add": (
            "timeline add pledge seeds/page.txt 'the bridge will stand by 2027' --promiser Tyrol --deadline 2027",
            "timeline add follow_up seeds/page.txt 'half of the piles are driven' --state under_way --share 50%",
        ),
        "add pledge": (
            "timeline add pledge seeds/page.txt 'the bridge will stand by 2027' --promiser Tyrol --deadline 2027",
        ),
        "add follow_up": (
            "timeline add follow_up seeds/page.txt 'half of the piles are driven' --state under_way --share 50%",
        ),
        "add agreement": (
            "timeline add agreement seeds/page.txt 'put their names under it' --party Tyrol --party Bavaria --term P2Y",
        ),
        "add figure": (
            "timeline add figure seeds/page.txt 'four in a hundred' --metric unemployment --value 4 --unit %",
        ),
        "link": (
            "timeline link 35ae80b 1a90433 --relation fulfils --reason 'the same bridge'",
            "timeline link - --reason checked",
        ),
        "unlink": ("timeline unlink 35ae80b 1a90433 --reason 'another bridge'",),
        "assess": ("timeline assess 35ae80b kept --evidence 1a90433 --reason 'opened to traffic'",),
        "correct": (
            "timeline correct 35ae80b deadline '30 June 2024'",
            "timeline correct 35ae80b regions 'tyrol; bavaria' --reason 'both sides'",
        ),
        "retract": (
            "timeline retract 35ae80b --reason 'a caption, not a promise'",
            "timeline retract seeds/page.txt --reason 'a letter to the editor'",
        ),
        "alias": ("timeline alias 'Anna Keller' 'Анна Келлер'",),
        "review": ("timeline review --region tyrol", "timeline review --list --format csv"),
        "export": (
            "timeline export sqlite news.sqlite",
            "timeline export ics deadlines.ics --region tyrol",
            "timeline export atom --type pledge --since 2022",
        ),
        "site": ("timeline site public", "timeline site public --region tyrol --as-of 2024"),
        "serve": ("timeline serve", "timeline serve --read-only --port 8080"),
        "verify": ("timeline verify", "timeline verify crawls"),
        "head": ("timeline head",),
        "rebuild": ("timeline rebuild",),
        "spark": (
            "timeline spark dossiers derived/dossiers",
            "timeline spark view history --dossiers derived/dossiers --region khabarovsk",
            "timeline spark proposals --dossiers derived/dossiers --out derived/proposals",
        ),
        "spark dossiers": (
            "timeline spark dossiers derived/dossiers",
            "timeline spark dossiers derived/dossiers --check",
        ),
        "spark import": ("timeline spark import crawl-1.warc.gz crawl-2.warc.gz --out crawls",),
        "spark proposals": ("timeline spark proposals --dossiers derived/dossiers --out derived/proposals",),
        "spark view": (
            "timeline spark view history --dossiers derived/dossiers --region khabarovsk",
            "timeline spark view pledges --dossiers derived/dossiers --out boards",
        ),
        "plugins": ("timeline plugins new gazette --sample article.txt", "timeline plugins test gazette"),
        "plugins list": ("timeline plugins list", "timeline plugins list --format csv"),
        "plugins new": ("timeline plugins new gazette --sample article.txt",),
        "plugins test": ("timeline plugins test gazette",),
        "trust": ("timeline trust",),
        "completion": ("timeline completion bash > ~/.local/share/bash-completion/completions/timeline",),
    }
)


def epilog(command: str) -> str | None:
    """Return the examples of a command as they stand under its help, or None where it has none."""
    told = EXAMPLES.get(command)
    return "\n".join(["\b", "Examples:", *(f"  {example}" for example in told)]) if told else None
