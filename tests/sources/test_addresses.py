"""No address of this machine or its network is ever reached unless the operator says so."""

import asyncio
import socket
from collections.abc import AsyncIterator
from ipaddress import ip_address
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult
from hypothesis import given
from hypothesis import strategies as st

from bot.config import Fetch
from bot.sources.addresses import Gate, is_public
from bot.sources.fetch import Failed, Fetched, Fetcher, Limits
from tests import anything
from tests.sources.conftest import Site

CASES = Path(__file__).parents[1] / "cases" / "hostile_urls.txt"
HOSTILE = [line for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
NAMES = {
    "named.private.example": ["127.0.0.1"],
    "named.mixed.example": ["10.0.0.1", "127.0.0.1", "::1"],
    "named.mapped.example": ["::ffff:127.0.0.1"],
    "named.nat64.example": ["64:ff9b::7f00:1"],
    "localhost": ["127.0.0.1", "::1"],
}


class Names(AbstractResolver):
    """A DNS of one's own; what it does not know it leaves to the system, as the hostile spellings need it."""

    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = socket.AF_UNSPEC,  # noqa: ARG002 - aiohttp gives it
    ) -> list[ResolveResult]:
        addresses = NAMES.get(host.rstrip(".").lower())
        if addresses is None:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
            addresses = [str(address[0]) for *_, address in found]
        kinds = {a: socket.AF_INET6 if ":" in a else socket.AF_INET for a in addresses}
        return [
            ResolveResult(hostname=host, host=a, port=port, family=kinds[a], proto=0, flags=socket.AI_NUMERICHOST)
            for a in addresses
        ]

    async def close(self) -> None:
        pass


class Listener:
    """Counts connections on every address of this machine."""

    def __init__(self) -> None:
        self.connections = 0

    async def start(self) -> asyncio.Server:
        """One port on IPv4 and, where the machine has it, on IPv6."""
        both = socket.has_dualstack_ipv6()
        made = socket.create_server(
            ("", 0), family=socket.AF_INET6 if both else socket.AF_INET, dualstack_ipv6=both, backlog=100
        )
        return await asyncio.start_server(self._connected, sock=made)

    async def _connected(self, _: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        writer.close()


@pytest.fixture
async def strict() -> AsyncIterator[Fetcher]:
    async with Fetcher(Fetch(), "1", limits=Limits(deadline=1), resolver=Names()) as fetcher:
        yield fetcher


def test_there_are_plenty_of_hostile_addresses() -> None:
    assert len(HOSTILE) >= 60


async def test_hostile_addresses_open_no_connection(strict: Fetcher) -> None:
    listener = Listener()
    async with await listener.start() as server:
        port = server.sockets[0].getsockname()[1]
        for url in HOSTILE:
            got = await strict.get(url.replace("PORT", str(port)))
            assert isinstance(got, Failed), url
            assert got.reason, url
    assert listener.connections == 0


async def test_the_same_addresses_would_be_reached_without_the_gate() -> None:
    """Else the test above would prove nothing. Only this machine's are opened: no other's is ever asked."""
    listener = Listener()
    config = Fetch(allow_private=("127.0.0.0/8", "::1", "::ffff:127.0.0.0/104"))
    async with (
        await listener.start() as server,
        Fetcher(config, "1", limits=Limits(deadline=1), resolver=Names()) as open_,
    ):
        port = server.sockets[0].getsockname()[1]
        for url in HOSTILE:
            await open_.get(url.replace("PORT", str(port)))
    assert listener.connections >= 15


async def test_redirects_to_hostile_addresses_open_no_connection_either(site: Site) -> None:
    listener = Listener()
    config = Fetch(allow_private=("news.example",))
    NAMES["news.example"] = ["127.0.0.1"]
    async with (
        await listener.start() as server,
        Fetcher(config, "1", limits=Limits(deadline=1), resolver=Names()) as fetcher,
    ):
        port = server.sockets[0].getsockname()[1]
        start = site.url("/").replace("127.0.0.1", "news.example")
        for url in HOSTILE:
            if not url.isascii() or "\\" in url:
                continue  # no header can hold it
            site.pages["/"] = web.Response(status=302, headers={"Location": url.replace("PORT", str(port))})
            got = await fetcher.get(start, port=port if ":PORT" in url else None)
            assert isinstance(got, Failed), url
    assert listener.connections == 0


async def test_a_named_host_or_a_network_can_be_opened(site: Site) -> None:
    NAMES["news.example"] = ["127.0.0.1"]
    site.pages["/"] = "news"
    named = site.url("/").replace("127.0.0.1", "news.example")
    for allowed, url in (("news.example", named), ("127.0.0.0/8", named), ("127.0.0.1", site.url("/"))):
        async with Fetcher(Fetch(allow_private=(allowed,)), "1", resolver=Names()) as fetcher:
            assert isinstance(await fetcher.get(url), Fetched), allowed


async def test_only_the_ports_of_the_web_and_the_configured_one_are_asked(site: Site, fetcher: Fetcher) -> None:
    site.pages["/"] = "news"
    got = await fetcher.get(site.url("/"), port=8443)
    assert isinstance(got, Failed)
    assert "port" in got.reason
    assert not site.requests


@pytest.mark.parametrize("address", ["1.1.1.1", "91.195.240.1", "2a00:1450:4001::1", "2606:4700::1111"])
def test_ordinary_addresses_are_public(address: str) -> None:
    assert is_public(ip_address(address))


@given(st.ip_addresses())
def test_what_python_knows_as_private_is_never_public(address: object) -> None:
    parsed = ip_address(str(address))
    assert not (is_public(parsed) and (parsed.is_private or parsed.is_multicast or parsed.is_loopback))


@given(anything.texts(max_size=30))
def test_a_gate_is_made_of_any_words(text: str) -> None:
    assert not Gate([text]).lets("nonsense")
