"""News sitemaps → entries, and sitemap indexes → the maps to look into. Runs in the worker process."""

import re
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from lxml import etree

from bot.model import Entry
from bot.sources import dates
from bot.sources.decoding import decode
from bot.sources.entries import Draft, finished, plain

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class NotASitemap(Exception):
    """The bytes are no sitemap; `str` of it tells why in plain words."""


def parse(body: bytes, *, url: str, source: str, content_type: str | None = None) -> list[Entry]:
    """The newest 200 addresses; those that the map gives no title are titled by nothing: their pages must be read."""
    root = _root(body, content_type)
    drafts = [_draft(node, url) for node in _children(root, "url")]
    dated = sorted((d for d in drafts if d), key=lambda d: d.published or _EPOCH, reverse=True)
    return finished([d for d in dated if d], source=source, url=url, untitled=True)


def maps(body: bytes, *, url: str, content_type: str | None = None) -> list[str]:
    """What an index lists: maps of news first, then the newest; [] for a map that is no index."""
    found = []
    for node in _children(_root(body, content_type), "sitemap"):
        address = _address(node, url)
        if address:
            found.append(("news" in address.lower(), dates.read(_said(node, "lastmod")) or _EPOCH, address))
    return [address for _, _, address in sorted(found, reverse=True)]


def _root(body: bytes, content_type: str | None) -> "etree._Element":
    text = re.sub(r"\A\s*<\?xml[^>]{0,300}\?>", "", decode(body, content_type)).strip("\ufeff \t\r\n\0")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, recover=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser) if text else None
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise NotASitemap("this is not XML")
    if _name(root) not in ("urlset", "sitemapindex"):
        raise NotASitemap(f"it begins with <{_name(root)[:40]}>, not with <urlset> or <sitemapindex>")
    return root


def _name(node: "etree._Element") -> str:
    return str(node.tag).rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def _children(node: "etree._Element", name: str) -> "list[etree._Element]":
    return [child for child in node if _name(child) == name]


def _said(node: "etree._Element", *names: str) -> str:
    """The text of the first descendant with one of these names, whatever its namespace."""
    return next(
        (" ".join("".join(n.itertext()).split()) for name in names for n in node.iter() if _name(n) == name), ""
    )


def _address(node: "etree._Element", url: str) -> str | None:
    try:
        given = _said(node, "loc")
        address = urljoin(url, given) if given else ""
        return address if urlsplit(address).scheme in ("http", "https") and urlsplit(address).hostname else None
    except ValueError:
        return None


def _draft(node: "etree._Element", url: str) -> Draft | None:
    address = _address(node, url)
    if not address:
        return None
    return Draft(
        title=plain(_said(node, "title") if _children(node, "news") else ""),
        link=address,
        published=dates.read(_said(node, "publication_date", "lastmod")),
        categories=tuple(_said(node, "keywords").split(",")),
    )
