"""Where a fetch may go: schemes, ports, and the addresses that a socket may be made for."""

import errno
import socket
from collections.abc import Collection, Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

from yarl import URL

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

PORTS = frozenset({80, 443, 8080, 8443})

# `ipaddress.is_global` is no policy: it changes with Python's version and lets NAT64 and 6to4 forms of private
# addresses through. So: IPv4 less the special-purpose registry of RFC 6890, IPv6 only from what is given to the world.
_SPECIAL_V4 = tuple(
    map(
        IPv4Network,
        (
            *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
            *("192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24"),
            *("192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"),
            *("224.0.0.0/4", "240.0.0.0/4"),
        ),
    )
)
_GIVEN_V6 = IPv6Network("2000::/3")
_SPECIAL_V6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")))


def is_public(address: Address) -> bool:
    """Whether this is an ordinary address of the internet, and no other form of one that is not."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _SPECIAL_V4)
    return address in _GIVEN_V6 and not any(address in network for network in _SPECIAL_V6)


class Gate:
    """Lets public addresses through, and what `allow_private` names: hosts, addresses or networks."""

    def __init__(self, allow_private: Iterable[str]) -> None:
        self._networks: set[Network] = set()
        self._hosts: set[str] = set()
        for given in allow_private:
            try:
                self._networks.add(ip_network(given.strip("[] "), strict=False))
            except ValueError:
                self._hosts.add(given.strip(" .").lower())

    def opens(self, host: str) -> bool:
        """Whether the operator has opened this very host name, wherever it leads."""
        return host.rstrip(".").lower() in self._hosts

    def lets(self, address: str) -> bool:
        """Whether a socket may be made for this numeric address."""
        try:
            parsed = ip_address(address.partition("%")[0])
        except ValueError:
            return False
        return is_public(parsed) or any(parsed in network for network in self._networks)

    def socket(self, info: tuple[Any, Any, int, str, tuple[Any, ...]]) -> socket.socket:
        """A socket for what the resolver found, or PermissionError: the last moment, so nothing can change after it."""
        family, kind, protocol, _, address = info
        if not self.lets(str(address[0])):
            raise PermissionError(errno.EACCES, f"{address[0]} is not a public address")
        return socket.socket(family, kind, protocol)


def refusal(url: URL, ports: Collection[int]) -> str | None:
    """Why this URL is not even looked up, or None."""
    if url.scheme not in ("http", "https"):
        return f"the address begins with {url.scheme or 'nothing'}:, only http and https are fetched"
    if not url.host:
        return "the address names no host"
    if url.port not in PORTS and url.port not in ports:
        return f"port {url.port} is not one that news is served on"
    return None
