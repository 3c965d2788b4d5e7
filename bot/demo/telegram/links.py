"""Which addresses Telegram takes for a link, and how it writes them (as TDLib's LinkManager does)."""

import re

_TG = re.compile(r"(tg|ton|tonsite):(?://)?([A-Za-z0-9_-]+)(?:/?(\?.*)|(/.*))?", re.IGNORECASE | re.DOTALL)
_SCHEME = re.compile(r"([^:/?#@\[\]]*)://")
_HOST = re.compile(r"[^\x00-\x7f]|[A-Za-z0-9.\-_!$,~*'();&+=]|%[0-9A-Fa-f]{2}")
_IPV6 = re.compile(r"\[[0-9a-f:.]+\]", re.IGNORECASE)
_USER = re.compile(r"tg:(?://)?user\?id=(\d+)", re.IGNORECASE)


def user_id(link: str) -> int | None:
    """The person that `tg://user?id=…` means."""
    match = _USER.fullmatch(link)
    return int(match[1]) if match else None


class WrongLinkError(Exception):
    """Why it is no link, in Telegram's words."""


def checked(link: str) -> str | None:
    """The link as Telegram would keep it; None when it is no link."""
    try:
        return read(link)
    except WrongLinkError:
        return None


def read(link: str) -> str:
    """The link as Telegram would keep it; WrongLinkError when it is no link."""
    match = _TG.fullmatch(link)
    if match:
        return f"{match[1].lower()}://{match[2].lower()}{match[3] or match[4] or ''}"
    match = _SCHEME.match(link)
    scheme = match[1].lower() if match else "http"
    if scheme not in ("http", "https"):
        raise WrongLinkError("Unsupported URL protocol")
    rest = link[match.end() :] if match else link
    end = next((place for place, letter in enumerate(rest) if letter in "/?#"), len(rest))
    address, path = rest[:end], rest[end:].rstrip(" \t\r\n\v\0")
    path = "".join(f"%{ord(letter):02X}" if letter <= " " else letter for letter in path) or "/"
    return f"{scheme}://{_address(address)}{path if path[0] == '/' else '/' + path}"


def _address(address: str) -> str:
    """`user@host:port`, the host in small letters."""
    before, colon, port = address.rpartition(":")
    if colon and before and not (set("]@") & set(port)):
        if not (port.isascii() and port.isdecimal() and 0 < int(port) < 65536):
            raise WrongLinkError("Wrong port number specified in the URL")
        port = f":{int(port)}"
    else:
        before, port = address, ""
    user, at, host = before.rpartition("@")
    if not host:
        raise WrongLinkError("URL host is empty")
    if not _IPV6.fullmatch(host):
        if _HOST.sub("", host):
            raise WrongLinkError("Disallowed character in URL host")
        if "." not in host or host == ".":
            raise WrongLinkError("Wrong HTTP URL")
    return f"{user}{at}{host.lower()}{port}"
