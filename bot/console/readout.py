"""`habarshy read`: what the bot would make of a feed or a page, and why it would leave out the rest."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot import scheduler
from bot.actions import reading
from bot.console.desk import complain, lenient, say, show_json, world
from bot.rules.readouts import Readout
from bot.rules.topics import Catalogue


async def read(place: str, kind: str | None, config_file: Path | None, *, as_json: bool) -> int:
    """Show what the bot would make of a feed or a page."""
    config = lenient(config_file)
    now = scheduler.clock()
    allowed = (*config.fetch.allow_private, *_host(place))  # whoever types an address may reach it
    fetch = config.fetch.model_copy(update={"allow_private": allowed})
    async with world(fetch) as (fetcher, worker):
        got = await reading.read(place, kind, reading.Tools(fetcher, worker, Catalogue(config.topics)), now)
    if isinstance(got, str):
        return complain(f"{place}: {got}")
    if as_json:
        show_json({"articles": [_as_json(one) for one in got]})
    else:
        _print(got, ZoneInfo(config.digest.timezone))
    return 0


def _host(place: str) -> tuple[str, ...]:
    try:
        return (urlsplit(place).hostname or "",)
    except ValueError:  # no address: the fetcher says so
        return ()


def _as_json(one: Readout) -> dict[str, Any]:
    return {
        "title": one.title,
        "link": one.link,
        "published": one.published.isoformat() if one.published else None,
        "language": one.language,
        "tags": [tag.label for tag in one.tags],
        "summary": " ".join(one.summary),
        "left_out": one.left_out or None,
        "noise_lines": one.noise,
        "note": one.note or None,
    }


def _print(articles: Sequence[Readout], zone: ZoneInfo) -> None:
    for one in articles:
        say(one.title or "(no title)")
        say(f"    {one.link}")
        moment = f"{one.published.astimezone(zone):%Y-%m-%d %H:%M}" if one.published else "no date"
        say(f"    {moment} · {one.language or 'no language'} · {', '.join(tag.label for tag in one.tags) or 'no tags'}")
        if one.left_out:
            say(f"    left out: {one.left_out}")
        if one.note:
            say(f"    {one.note}")
        if one.noise:
            say(f"    {one.noise} lines of the text are noise of the page and left out")
        say(f"    {' '.join(one.summary)}\n" if one.summary else "")
    say(f"{len(articles)} articles, {sum(1 for one in articles if one.left_out)} left out")
