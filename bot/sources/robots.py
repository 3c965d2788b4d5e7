"""robots.txt (RFC 9309): what a site asks machines not to read. The longest rule that fits wins; at a tie it allows."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from yarl import URL

AGENT = "habarshy"
_LONGEST = 500_000  # bytes that are read, as the RFC says
_MOST_RULES = 2_000
_MOST_SITES = 1_000
_FRESH = 24 * 3600.0  # seconds


@dataclass(frozen=True, slots=True)
class Rules:
    """What one robots.txt says to us."""

    rules: tuple[tuple[str, bool], ...] = ()  # path pattern, allowed

    def allow(self, path: str) -> bool:
        """Whether `path` (with its query) may be read."""
        fitting = [(len(pattern), allowed) for pattern, allowed in self.rules if _fits(pattern, path)]
        return max(fitting, default=(0, True))[1]


def parse(body: bytes, agent: str = AGENT) -> Rules:
    """The rules of our own group if there is one, else those for everybody; never raises."""
    groups: dict[str, list[tuple[str, bool]]] = {}
    names: list[str] = []
    ended = True  # whether the next User-agent line begins a new group
    for line in body[:_LONGEST].decode("utf-8-sig", "replace").splitlines():
        field, _, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        match field.lower():
            case "user-agent":
                names = [value.lower()] if ended else [*names, value.lower()]
                ended = False
            case "allow" | "disallow":
                ended = True
                for name in names if value else ():
                    groups.setdefault(name, []).append((value, field.lower() == "allow"))
            case _:
                pass
        for name in names:
            groups.setdefault(name, [])
    return Rules(tuple(groups.get(agent, groups.get("*", []))[:_MOST_RULES]))


def _fits(pattern: str, path: str) -> bool:
    """`*` stands for anything, a final `$` for the end; piece by piece, as a regular expression could hang."""
    pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(pieces[0]):
        return False
    at = len(pieces[0])
    for piece in pieces[1:]:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return at == len(path) or not pattern.endswith("$") or (len(pieces) > 1 and path.endswith(pieces[-1]))


class Robots:
    """Remembers a day long what each site asks."""

    def __init__(self) -> None:
        self._sites: dict[str, tuple[float, Rules]] = {}

    async def allow(self, url: URL, read: Callable[[str], Awaitable[bytes | None]], now: float) -> bool:
        """Whether `url` may be read; `read` fetches robots.txt (None: there is none), `now` is in seconds."""
        site = str(url.origin())
        until, rules = self._sites.get(site, (0.0, Rules()))
        if now >= until:
            rules = parse(await read(f"{site}/robots.txt") or b"")
            if len(self._sites) >= _MOST_SITES:
                self._sites.clear()
            self._sites[site] = (now + _FRESH, rules)
        return rules.allow(re.sub(r"#.*", "", url.raw_path_qs))
