import asyncio
import contextlib
import gzip
import ssl
import zlib
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web

from bot.config import Fetch
from bot.sources import trouble
from bot.sources.fetch import Failed, Fetched, Fetcher, Limits, NotModified
from tests.sources.conftest import Site

CERTIFICATE = Path(__file__).parents[1] / "cases" / "tls" / "self-signed.pem"


async def test_a_page_comes_whole_with_its_validators_verbatim(site: Site, fetcher: Fetcher) -> None:
    site.pages["/rss"] = web.Response(
        body=b"<rss/>",
        headers={
            "ETag": 'W/"a b"',
            "Last-Modified": "yesterday, more or less",
            "Content-Type": "text/xml; charset=koi8-r",
            "Cache-Control": "public, max-age=600",
        },
    )
    got = await fetcher.get(site.url("/rss"))
    assert isinstance(got, Fetched)
    assert (got.body, got.etag, got.last_modified) == (b"<rss/>", 'W/"a b"', "yesterday, more or less")
    assert got.content_type == "text/xml; charset=koi8-r"
    assert got.fresh_for == timedelta(minutes=10)
    assert got.permanent_url is None
    assert got.at is not None


async def test_a_second_fetch_gives_the_validators_back_and_hears_that_nothing_changed(
    site: Site, fetcher: Fetcher
) -> None:
    site.pages["/rss"] = web.Response(status=304)
    got = await fetcher.get(site.url("/rss"), etag='W/"a b"', last_modified="yesterday, more or less")
    assert isinstance(got, NotModified)
    asked = site.requests[0].headers
    assert (asked["If-None-Match"], asked["If-Modified-Since"]) == ('W/"a b"', "yesterday, more or less")


async def test_it_says_who_asks_and_wants_gzip_only(site: Site, fetcher: Fetcher) -> None:
    await fetcher.get(site.url("/"))
    asked = site.requests[0].headers
    assert asked["User-Agent"] == "Habarshy/9.9 (+https://habarshy.example/about)"
    assert asked["Accept-Encoding"] == "gzip"


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (gzip.compress(b"news"), "gzip"),
        (gzip.compress(b"ne") + gzip.compress(b"ws"), "gzip"),
        (gzip.compress(b"news"), ""),
        (zlib.compress(b"news"), "deflate"),
        (zlib.compress(b"news")[2:-4], "deflate"),
        (b"news", "gzip"),
    ],
    ids=["gzip", "two members", "gzip unsaid", "deflate", "raw deflate", "gzip only said"],
)
async def test_compressed_answers_are_inflated_whatever_the_header_says(
    site: Site, fetcher: Fetcher, body: bytes, encoding: str
) -> None:
    site.pages["/"] = web.Response(body=body, headers={"Content-Encoding": encoding} if encoding else {})
    got = await fetcher.get(site.url())
    assert isinstance(got, Fetched)
    assert got.body == b"news"


# ---------------------------------------------------------------- redirects


def to(where: str, status: int = 302) -> web.Response:
    return web.Response(status=status, headers={"Location": where})


async def test_a_permanent_redirect_is_told_and_a_temporary_one_is_not(site: Site, fetcher: Fetcher) -> None:
    site.pages |= {"/old": to("/new", 301), "/new": to("/today", 302), "/today": "news", "/other": to("/today", 307)}
    moved, lent = await fetcher.get(site.url("/old")), await fetcher.get(site.url("/other"))
    assert isinstance(moved, Fetched)
    assert (moved.permanent_url, moved.url) == (site.url("/new"), site.url("/today"))
    assert isinstance(lent, Fetched)
    assert lent.permanent_url is None


async def test_three_redirects_are_followed_and_a_fourth_is_not(site: Site, fetcher: Fetcher) -> None:
    site.pages |= {f"/{n}": to(f"/{n + 1}") for n in range(4)} | {"/4": "news"}
    assert isinstance(await fetcher.get(site.url("/1")), Fetched)
    failed = await fetcher.get(site.url("/0"))
    assert isinstance(failed, Failed)
    assert failed.reason == "it redirects more than 3 times"


async def test_a_redirect_loop_ends(site: Site, fetcher: Fetcher) -> None:
    site.pages["/"] = to("/")
    assert isinstance(await fetcher.get(site.url()), Failed)
    assert len(site.requests) == 4


@pytest.mark.parametrize("where", ["file:///etc/passwd", "ftp://127.0.0.1/", "http://127.0.0.1:22/", "//", "http://["])
async def test_a_redirect_leads_nowhere_but_to_the_web(site: Site, fetcher: Fetcher, where: str) -> None:
    site.pages["/"] = to(where)
    failed = await fetcher.get(site.url())
    assert isinstance(failed, Failed)
    assert failed.kind in ("refused", "redirects")


# ---------------------------------------------------------------- hostile servers


async def drip(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b".")
        await asyncio.sleep(0.02)


async def endless(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b"x" * 10_000)


async def silent(_: web.Request) -> web.StreamResponse:
    await asyncio.Event().wait()
    raise AssertionError


async def short(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": "1000"})
    await response.prepare(request)
    await response.write(b"x")
    assert request.transport
    request.transport.abort()
    return response


async def bomb(_: web.Request) -> web.StreamResponse:
    return web.Response(body=gzip.compress(b"\0" * 10_000_000), headers={"Content-Encoding": "gzip"})


async def members(_: web.Request) -> web.StreamResponse:
    return web.Response(body=gzip.compress(b"") * 2_000 + gzip.compress(b"x"))


@pytest.mark.parametrize("handler", [drip, silent])
async def test_a_server_that_never_ends_runs_into_the_deadline(
    site: Site, hasty: Fetcher, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> None:
    site.pages["/"] = handler
    failed = await hasty.get(site.url())
    assert isinstance(failed, Failed)
    assert (failed.kind, failed.reason) == ("timeout", "it did not answer within 0.3 seconds")


@pytest.mark.parametrize(("handler", "kind"), [(endless, "too large"), (bomb, "too large"), (short, "network")])
async def test_a_hostile_server_costs_little_and_is_named(
    site: Site, fetcher: Fetcher, handler: Callable[[web.Request], Awaitable[web.StreamResponse]], kind: str
) -> None:
    site.pages["/"] = handler
    failed = await fetcher.get(site.url())
    assert isinstance(failed, Failed)
    assert failed.kind == kind


async def test_thousands_of_empty_gzip_members_are_not_unpacked_one_by_one(site: Site, fetcher: Fetcher) -> None:
    site.pages["/"] = members
    got = await fetcher.get(site.url())
    assert isinstance(got, Fetched)
    assert got.body == b""


@pytest.mark.parametrize(
    "answer",
    [b"", b"\0\0\0\0", b"HTTP/1.1 999999\r\n\r\n", b"HTTP/1.1 200 OK\r\nA: " + b"x" * 99_999],
    ids=["nothing", "zeroes", "no status", "a long header"],
)
async def test_what_is_not_http_is_a_failure_in_words(fetcher: Fetcher, answer: bytes) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        failed = await fetcher.get(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/")
    assert isinstance(failed, Failed)
    assert failed.reason


async def test_headers_that_come_a_byte_at_a_time_run_into_the_deadline(hasty: Fetcher) -> None:
    hung_up = asyncio.Event()

    async def serve(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            writer.write(b"HTTP/1.1 200 OK\r\nX: ")
            while True:
                writer.write(b"x")
                await writer.drain()
                await asyncio.sleep(0.02)
        writer.transport.abort()
        hung_up.set()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        failed = await hasty.get(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/")
        await hung_up.wait()
    assert isinstance(failed, Failed)
    assert failed.kind == "timeout"


# ---------------------------------------------------------------- statuses


async def test_a_server_that_asks_for_patience_is_heard(site: Site, fetcher: Fetcher) -> None:
    site.pages["/seconds"] = web.Response(status=429, headers={"Retry-After": "120"})
    site.pages["/date"] = web.Response(
        status=503,
        headers={"Date": "Tue, 24 Nov 2026 10:00:00 GMT", "Retry-After": "Tue, 24 Nov 2026 10:05:00 GMT"},
    )
    waits = []
    for path in ("/seconds", "/date"):
        failed = await fetcher.get(site.url(path))
        assert isinstance(failed, Failed)
        waits.append(failed.retry_after)
    assert waits == [timedelta(minutes=2), timedelta(minutes=5)]


async def test_gone_is_not_the_same_as_missing(site: Site, fetcher: Fetcher) -> None:
    site.pages["/gone"] = web.Response(status=410)
    gone, missing = await fetcher.get(site.url("/gone")), await fetcher.get(site.url("/missing"))
    assert isinstance(gone, Failed)
    assert isinstance(missing, Failed)
    assert (gone.gone, missing.gone) == (True, False)
    assert missing.reason == "there is nothing at this address (404)"


async def test_one_request_at_a_time_goes_to_a_host(site: Site) -> None:
    inside = most = 0

    async def counted(_: web.Request) -> web.StreamResponse:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0)
        inside -= 1
        return web.Response(text="news")

    site.pages["/"] = counted
    async with Fetcher(Fetch(allow_private=("127.0.0.0/8",)), "1", limits=Limits(deadline=5)) as fetcher:
        got = await asyncio.gather(*(fetcher.get(site.url()) for _ in range(20)))
    assert all(isinstance(g, Fetched) for g in got)
    assert most == 1


# ---------------------------------------------------------------- certificates


async def test_a_certificate_that_nobody_signed_is_told_in_plain_words(fetcher: Fetcher) -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(CERTIFICATE)
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0, ssl=context)
    async with server:
        failed = await fetcher.get(f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/")
    assert failed == Failed("its certificate is self-signed", "tls")


async def test_a_server_that_speaks_no_tls_is_told(site: Site, fetcher: Fetcher) -> None:
    failed = await fetcher.get(site.url().replace("http://", "https://"))
    assert isinstance(failed, Failed)
    assert (failed.kind, failed.reason.startswith("TLS fails: ")) == ("tls", True)


@pytest.mark.parametrize(
    ("code", "reason"),
    [(10, "has expired"), (62, "is for another host"), (20, "is signed by nobody known"), (9, "is not valid yet")],
)
def test_each_fault_of_a_certificate_has_its_words(code: int, reason: str) -> None:
    fault = ssl.SSLCertVerificationError(1, "certificate verify failed")
    fault.verify_code = code
    failed = trouble.of(fault)
    assert (failed.kind, reason in failed.reason) == ("tls", True)
