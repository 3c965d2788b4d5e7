"""Hostile feeds beside healthy ones: each ends soon, and the bot neither waits, nor grows, nor forgets the others."""

import asyncio
import resource
import sys
import time
import tomllib
from collections.abc import Collection
from pathlib import Path

import feedparser
import pytest
from aiohttp import web

from bot.config import Source
from bot.model import SourceState
from bot.sources import feed
from bot.sources.entries import plain
from bot.sources.fetch import Failed, Fetched, Fetcher, Limits
from bot.sources.read import Read, entries
from bot.sources.worker import Worker
from tests.sources.conftest import CONFIG, Site

CASES = Path(__file__).parents[1] / "cases"
BOMBS = tomllib.loads((CASES / "bombs.toml").read_text("utf-8"))["bomb"]
RSS = (CASES / "feeds" / "rss.xml").read_bytes()
SMALLER = 16  # than the bombs of `benchmarks/hostile.py`, as the limits are lower
MEGABYTE = 1 << (20 if sys.platform == "darwin" else 10)  # in the units of ru_maxrss


def explosive(bomb: dict[str, list[dict[str, object]]]) -> bytes:
    text = ""
    for part in bomb["parts"]:
        piece, times = str(part["part"]), int(str(part["times"]))
        times = max(1, times // SMALLER)
        text += "".join(piece.replace("{n}", str(n)) for n in range(times)) if "{n}" in piece else piece * times
    return text.encode("utf-8", "surrogatepass")


async def none_known(_: Collection[str]) -> set[str]:
    return set()


async def poll(url: str, fetcher: Fetcher, worker: Worker) -> Read:
    source = Source.model_validate({"name": "Мысал", "url": url})
    return await entries(source, SourceState(name="Мысал"), fetcher, worker, none_known)


async def watch(gaps: list[float]) -> None:
    """How long the loop's thread computed without giving a turn; what other processes take does not count."""
    while True:
        before = time.thread_time()
        await asyncio.sleep(0)
        gaps.append(time.thread_time() - before)
        await asyncio.sleep(0.002)


async def test_sixty_bombs_are_bounded_and_twenty_healthy_feeds_are_polled_beside_them(site: Site) -> None:
    site.pages |= {f"/bomb/{n}": explosive(bomb) for n, bomb in enumerate(BOMBS)}
    site.pages |= {f"/rss/{n}": RSS for n in range(20)}
    gaps: list[float] = []
    watching = asyncio.create_task(watch(gaps))
    async with Fetcher(CONFIG, "1", limits=Limits(deadline=30)) as fetcher, Worker(wall=0.4) as worker:
        await worker.run(len, b"")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        reads = await asyncio.gather(*(poll(site.url(path), fetcher, worker) for path in site.pages))
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    watching.cancel()
    bombs, healthy = reads[: len(BOMBS)], reads[len(BOMBS) :]
    assert len(bombs) >= 60
    assert [len(read.entries) for read in healthy] == [8] * 20
    for bomb, read in zip(BOMBS, bombs, strict=True):
        assert read.failure is None or read.failure.reason, bomb["what"]
        assert sum(len(e.body) + len(e.title) for e in read.entries) < 1_000_000, bomb["what"]
    assert max(gaps) <= 0.2
    assert grown <= 64 * MEGABYTE


async def test_no_bomb_reads_a_file_or_asks_the_network(site: Site) -> None:
    for kind in ("SYSTEM", 'PUBLIC "x"'):
        for target in ("file:///etc/passwd", site.url("/asked")):
            body = f'<!--{"x" * 6000}--><!DOCTYPE rss [<!ENTITY a {kind} "{target}">]>'.encode()
            body += RSS.split(b"?>", 1)[1].replace(b"<title>", b"<title>&a;")
            read = feed.parse(body, url="https://a.kz/rss", source="A")
            assert read
            assert not [entry for entry in read if "root:" in entry.title]
    assert site.requests == []


async def test_a_body_longer_than_it_says_is_cut_and_poisons_nothing(site: Site, fetcher: Fetcher) -> None:
    async def longer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n"
        writer.write(head + b"news" + head + b"evil")
        await writer.drain()
        writer.close()

    site.pages["/"] = web.Response(text="well")
    server = await asyncio.start_server(longer, "127.0.0.1", 0)
    async with server:
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        for _ in range(2):
            got = await fetcher.get(url)
            assert isinstance(got, Failed) or got == Fetched(url=url, body=b"news")
    assert isinstance(await fetcher.get(site.url()), Fetched)


# ---------------------------------------------------------------- ill-formed, but readable

ILL = {
    "an ampersand in a title": RSS.replace(b"<title>", b"<title>A & B "),
    "HTML's entities": RSS.replace(b"<title>", b"<title>&laquo;x&raquo;&nbsp;"),
    "a tag that is not closed": RSS.replace(b"</description>", b"", 1),
    "an attribute without quotes": RSS.replace(b"<item>", b"<item id=1>"),
    "a prefix nobody declared": RSS.replace(b"<item>", b"<item><foo:bar>x</foo:bar>"),
    "a control character": RSS.replace(b"<title>", b"<title>\x0b\x01"),
    "cut off in the last item": RSS[: RSS.rindex(b"</item>") - 40],
    "cut off after an item": RSS[: RSS.index(b"</item>") + 7],
    "no end": RSS.replace(b"</channel>", b"").replace(b"</rss>", b""),
    "something after the end": RSS + b"<script>x()</script><!-- 0.2 s -->",
    "blank lines before the declaration": b"\n\n  " + RSS,
    "no declaration": RSS.split(b"?>", 1)[1],
    "a comment that holds two hyphens": RSS.replace(b"<item>", b"<!-- a -- b --><item>", 1),
    "an item closed twice": RSS.replace(b"</item>", b"</item></item>"),
    "a bare angle": RSS.replace(b"<title>", b"<title>1 < 2 "),
}


@pytest.mark.parametrize("what", ILL)
def test_an_ill_formed_feed_yields_its_items_as_feedparser_does(what: str) -> None:
    ours = feed.parse(ILL[what], url="https://ertis.example/rss", source="Ертіс")
    theirs = feedparser.parse(ILL[what].lstrip(), sanitize_html=False, resolve_relative_uris=False).entries
    assert len(theirs) >= 1
    readable = [plain(entry.get("title", "")) for entry in theirs if entry.get("title") or entry.get("summary")]
    assert [entry.title for entry in ours] == readable
