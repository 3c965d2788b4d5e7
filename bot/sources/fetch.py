"""One GET that is polite, bounded in time and size, and never reaches a private address.

Never raises for what the world does: every trouble is a `Failed` with its reason in plain words.
"""

import asyncio
import re
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Self
from weakref import WeakValueDictionary

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.config import Fetch
from bot.rules.polling import Failed, Kind
from bot.sources import trouble
from bot.sources.addresses import Gate, refusal
from bot.sources.inflate import Broken, TooLarge, inflate
from bot.sources.robots import Robots

__all__ = ["Failed", "Fetched", "Fetcher", "Limits", "NotModified"]

_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, "
    "application/xml;q=0.9, text/html;q=0.8, */*;q=0.5"
)
_PERMANENT = (301, 308)
_REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one fetch may cost."""

    deadline: float = 15  # seconds for the whole, redirects included
    size: int = 5_000_000  # bytes, both as sent and as inflated
    redirects: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A whole answer."""

    url: str  # where it came from in the end
    body: bytes
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    permanent_url: str | None = None  # where 301 and 308 led: ask there from now on
    fresh_for: timedelta | None = None
    at: datetime | None = None  # the server's clock, UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified:
    """Nothing new since the validators were given."""

    permanent_url: str | None = None
    fresh_for: timedelta | None = None


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    to: str
    permanent: bool


_Answer = Fetched | NotModified | Failed


class Fetcher:
    """The one way out to the sources: `async with Fetcher(config.fetch, version) as fetcher`."""

    def __init__(
        self, fetch: Fetch, version: str, *, limits: Limits = Limits(), resolver: AbstractResolver | None = None
    ) -> None:
        contact = f" (+{fetch.contact})" if fetch.contact else ""
        self._headers = {"User-Agent": f"Habarshy/{version}{contact}", "Accept": _ACCEPT, "Accept-Encoding": "gzip"}
        self._gate = Gate(fetch.allow_private)
        self._limits = limits
        self._robots = Robots()
        self._resolver = resolver
        self._busy: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._open = AsyncExitStack()

    async def __aenter__(self) -> Self:
        self._checked = await self._session(
            aiohttp.TCPConnector(resolver=self._resolver, socket_factory=self._gate.socket)
        )
        # a host that the operator opened by name may lead anywhere, so its connections are kept apart
        self._opened = await self._session(aiohttp.TCPConnector(resolver=self._resolver))
        return self

    async def _session(self, connector: aiohttp.TCPConnector) -> aiohttp.ClientSession:
        session = aiohttp.ClientSession(
            connector=connector,
            headers=self._headers,
            auto_decompress=False,
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None),  # the deadline is ours, round everything
        )
        return await self._open.enter_async_context(session)

    async def __aexit__(self, *_: object) -> None:
        await self._open.aclose()

    async def get(
        self, url: str, *, etag: str | None = None, last_modified: str | None = None, port: int | None = None
    ) -> _Answer:
        """Fetch `url`; besides the usual ports `port` is open, by default the one that `url` names."""
        validators = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in validators.items() if value}
        try:
            target = URL(url)
            ports = {port or target.port or 0}
            return await self._follow(target, headers, ports)
        except ValueError as error:  # yarl's and aiohttp's word for an address that is none
            return Failed(f"the address cannot be used: {trouble.short(error)}", "refused")

    async def may_read(self, url: str, *, port: int | None = None) -> bool:
        """Whether the site's robots.txt lets us; a site that has none, or cannot be reached now, forbids nothing."""

        async def read(address: str) -> bytes | None:
            answer = await self.get(address, port=port)
            return answer.body if isinstance(answer, Fetched) else None

        try:
            return await self._robots.allow(URL(url), read, asyncio.get_running_loop().time())
        except ValueError:  # no address at all: `get` tells what is wrong with it
            return True

    async def _follow(self, target: URL, headers: Mapping[str, str], ports: set[int]) -> _Answer:
        left = self._limits.deadline
        clock = asyncio.get_running_loop().time
        moved: str | None = None
        for_good = True  # as long as every hop so far was permanent
        for _ in range(self._limits.redirects + 1):
            if why := refusal(target, ports):
                return Failed(why, "refused")
            async with self._turn(target):
                start = clock()
                answer = await self._ask(target, headers, (left, moved))
                left -= clock() - start
            if not isinstance(answer, _Elsewhere):
                return answer
            target = target.join(URL(answer.to))
            for_good = for_good and answer.permanent
            moved = str(target) if for_good else moved
        return Failed(f"it redirects more than {self._limits.redirects} times", "redirects")

    def _turn(self, target: URL) -> asyncio.Lock:
        """One request at a time per host; waiting for one's turn does not count against the deadline."""
        return self._busy.setdefault(f"{target.host}:{target.port}", asyncio.Lock())

    async def _ask(
        self, target: URL, headers: Mapping[str, str], so_far: tuple[float, str | None]
    ) -> _Answer | _Elsewhere:
        left, moved = so_far
        session = self._opened if self._gate.opens(target.host or "") else self._checked
        try:
            async with (
                asyncio.timeout(left),
                session.get(target, headers=headers, allow_redirects=False) as response,
            ):
                return await self._answer(response, moved)
        except TimeoutError:
            return Failed(f"it did not answer within {self._limits.deadline:g} seconds", "timeout")
        except (aiohttp.ClientError, OSError) as error:
            return trouble.of(error)

    async def _answer(self, response: aiohttp.ClientResponse, moved: str | None) -> _Answer | _Elsewhere:
        headers = response.headers
        if response.status in _REDIRECTS and "Location" in headers:
            response.close()
            return _Elsewhere(headers["Location"], response.status in _PERMANENT)
        if response.status == 304:
            return NotModified(permanent_url=moved, fresh_for=_fresh_for(headers))
        if not 200 <= response.status < 300:
            response.close()
            return _bad_status(response.status, headers)
        try:
            body = inflate(await self._read(response), headers.get("Content-Encoding", ""), self._limits.size)
        except TooLarge:
            response.close()
            return Failed(f"it is larger than {self._limits.size / 1e6:g} MB", "too large")
        except Broken as broken:
            return Failed(str(broken), "network")
        return Fetched(
            url=str(response.url),
            body=body,
            content_type=headers.get("Content-Type"),
            etag=_validator(headers, "ETag"),
            last_modified=_validator(headers, "Last-Modified"),
            permanent_url=moved,
            fresh_for=_fresh_for(headers),
            at=_http_date(headers.get("Date", "")),
        )

    async def _read(self, response: aiohttp.ClientResponse) -> bytes:
        """The raw body: nothing is inflated while it may still be endless."""
        body = bytearray()
        async for chunk in response.content.iter_any():
            body += chunk
            if len(body) > self._limits.size:
                raise TooLarge
        return bytes(body)


# ---------------------------------------------------------------- headers


def _validator(headers: Mapping[str, str], name: str) -> str | None:
    """A validator verbatim, unless it could not be sent back."""
    value = headers.get(name, "")
    return value if value.isascii() and value.isprintable() and 0 < len(value) <= 1000 else None


def _http_date(value: str) -> datetime | None:
    try:
        parsed = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    return parsed.replace(tzinfo=parsed.tzinfo or UTC).astimezone(UTC)


def _fresh_for(headers: Mapping[str, str]) -> timedelta | None:
    control = headers.get("Cache-Control", "").lower()
    match = re.search(r"\bmax-age=\"?(\d{1,9})\b", control)
    if not match or "no-cache" in control or "no-store" in control:
        return None
    return timedelta(seconds=int(match[1]))


def _retry_after(headers: Mapping[str, str]) -> timedelta | None:
    """Seconds, or a date that is measured against the server's own clock."""
    value = headers.get("Retry-After", "").strip()
    if re.fullmatch(r"\d{1,9}", value):
        return timedelta(seconds=int(value))
    then, now = _http_date(value), _http_date(headers.get("Date", ""))
    return max(then - now, timedelta()) if then and now else None


# ---------------------------------------------------------------- reasons


_STATUSES = {
    401: "it wants a password (401)",
    403: "it refuses us (403)",
    404: "there is nothing at this address (404)",
    410: "it is gone for good (410)",
    429: "it wants to be asked less often (429)",
    503: "it is too busy (503)",
}


def _bad_status(status: int, headers: Mapping[str, str]) -> Failed:
    trouble = "it has trouble of its own" if status >= 500 else "it answered oddly"
    reason = _STATUSES.get(status, f"{trouble} ({status})")
    kind: Kind = "missing" if status in (404, 410) else "status"
    return Failed(reason, kind, retry_after=_retry_after(headers), gone=status == 410)
