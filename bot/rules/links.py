"""Which addresses may stand under a reader's finger."""

import ipaddress
import re
from functools import lru_cache

LONGEST = 2048

_URL = re.compile(
    r"(?P<scheme>https?)://(?P<host>\[[0-9a-f:.]+\]|[^\s/?#@:\[\]\\]+)(?::(?P<port>\d{1,5}))?(?P<rest>(?:[/?#].*)?)",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9%/:=&?~#+!$,;'@()*._-]")


@lru_cache(maxsize=1024)  # one story goes to a million readers
def safe(address: str) -> str | None:
    """The address if it is a plain web page's, in ASCII; None for anything that hides where it leads.

    `javascript:`, `tg:`, a name and password before the host, control characters and broken hosts are refused;
    a host in another alphabet is told in punycode, so that a look-alike shows what it is.
    """
    parts = _URL.fullmatch(address.strip())
    if parts is None or not address.strip().isprintable():
        return None
    host = _host(parts["host"])
    if host is None or int(parts["port"] or 0) > 65535:
        return None
    port = f":{parts['port']}" if parts["port"] else ""
    whole = f"{parts['scheme'].lower()}://{host}{port}{_NOT_PLAIN.sub(_percent, parts['rest'])}"
    return whole if len(whole) <= LONGEST else None


def _percent(sign: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in sign[0].encode())


def _host(name: str) -> str | None:
    try:
        where = ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        pass
    else:
        return f"[{where}]" if where.version == 6 else str(where)
    try:
        ascii_name = name.rstrip(".").encode("idna").decode().lower()
    except UnicodeError:
        return None
    return ascii_name if _NAME.fullmatch(ascii_name) else None
