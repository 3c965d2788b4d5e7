"""Which addresses Telegram takes for a link, and how it writes them (as TDLib's LinkManager does)."""

import re

_TG = re.compile(r"(tg|ton|tonsite):(?://)?([A-Za-z0-9_-]+)(?:/?(\?.*)|(/.*))?", re.IGNORECASE | re.DOTALL)
_HTTP = re.compile(
    r"(?:(?P<scheme>https?)://)?(?:(?P<user>[^/?#@]*)@)?(?P<host>\[[0-9a-f:.]+\]|[^/?#:@\s]+)(?::(?P<port>\d{1,5}))?"
    r"(?P<rest>[/?#].*)?",
    re.IGNORECASE | re.DOTALL,
)
_USER = re.compile(r"tg:(?://)?user\?id=(\d+)", re.IGNORECASE)


def user_id(link: str) -> int | None:
    """The person that `tg://user?id=…` means."""
    match = _USER.fullmatch(link)
    return int(match[1]) if match else None


def checked(link: str) -> str | None:
    """The link as Telegram would keep it; None when it is no link."""
    match = _TG.fullmatch(link)
    if match:
        return f"{match[1].lower()}://{match[2].lower()}{match[3] or match[4] or ''}"
    match = _HTTP.fullmatch(link.strip())
    if not match or int(match["port"] or 1) not in range(1, 65536):
        return None
    host = match["host"].lower()
    if "." not in host and not host.startswith("["):
        return None
    user = f"{match['user']}@" if match["user"] else ""
    port = f":{match['port']}" if match["port"] else ""
    rest = match["rest"] or "/"
    return f"{(match['scheme'] or 'http').lower()}://{user}{host}{port}{rest if rest[0] == '/' else '/' + rest}"
