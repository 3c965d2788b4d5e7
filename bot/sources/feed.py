"""RSS, RDF, Atom and JSON Feed → entries. Runs in the worker process: what it is given may be hostile."""

import re
from calendar import timegm
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser

from bot.model import Entry
from bot.rules.counting import Counts, count
from bot.sources import dates, jsonfeed
from bot.sources.decoding import check, decode
from bot.sources.entries import Draft, finished, plain

MOST_ITEMS = 600  # given to feedparser, which reads 3,300 a second

_LOOKED_AT = 200  # characters of a body that show whether its letters are whole


class NotAFeed(Exception):
    """The bytes are no feed; `str` of it tells why in plain words."""


def parse(body: bytes, *, url: str, content_type: str | None = None, source: str) -> list[Entry]:
    """At most 200 entries, the newest; raise nothing but NotAFeed and Garbled."""
    text = decode(body, content_type).strip("\ufeff \t\r\n\0")  # feedparser is quadratic in blank lines before the root
    if not text:
        raise NotAFeed("the answer is empty")
    try:
        drafts = _json_feed(text, url) if text[0] == "{" else _xml_feed(text, url)
    except NotAFeed:
        raise
    except Exception as error:  # noqa: BLE001 - feedparser raises many kinds on ill bytes; each means the same
        raise NotAFeed(f"the feed cannot be read: {type(error).__name__}") from None
    entries = finished(drafts, source=source, url=url)
    check(" ".join(e.title for e in entries), " ".join(e.body[:_LOOKED_AT] for e in entries))
    return entries


def read(body: bytes, *, spoken: str, **given: Any) -> tuple[list[Entry], Counts | None]:
    """The entries of `parse`, and what they tell about a source that speaks `spoken`."""
    entries = parse(body, **given)
    return entries, count(entries, spoken)


def _json_feed(text: str, url: str) -> list[Draft]:
    drafts = jsonfeed.drafts(text, url)
    if drafts is None:
        raise NotAFeed("this is JSON, but not a JSON Feed")
    return drafts


def _xml_feed(text: str, url: str) -> list[Draft]:
    head = text[:3000].lower()
    if not re.search(r"<(\w+:)?(rss|feed|rdf|channel)\b", text[:20_000], re.IGNORECASE):
        raise NotAFeed(
            "this is an HTML page, not a feed" if "<html" in head or "<!doctype html" in head else _what(head)
        )
    parsed = feedparser.parse(
        _declaration_off(_shortened(_doctype_off(text))).encode("utf-8", "replace"),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not parsed.entries and not parsed.version:
        raise NotAFeed("this is XML, but not a feed")
    home = urljoin(url, str(parsed.feed.get("link") or "/"))
    return [_draft(entry, url, home) for entry in parsed.entries]


def _what(head: str) -> str:
    if head.startswith("<"):
        return "this is XML, but not a feed"
    return "this is not a feed, nor any XML or JSON"


# ---------------------------------------------------------------- before feedparser


def _declaration_off(text: str) -> str:
    """It tells of an encoding that the text no longer has."""
    return re.sub(r"\A<\?xml[^>]{0,300}\?>", "", text)


def _doctype_off(text: str) -> str:
    """Entities that a document declares for itself are only ever bombs."""
    start = text[:5000].upper().find("<!DOCTYPE")
    if start < 0:
        return text
    end, subset = text.find(">", start), text.find("[", start)
    if 0 <= subset < end:
        close = re.compile(r"\]\s{0,50}>").search(text, subset)
        if not close:
            raise NotAFeed("its document type never ends")
        end = close.end() - 1
    return text[:start] + text[end + 1 :] if end >= 0 else text


def _shortened(text: str) -> str:
    """At most MOST_ITEMS items, from the end where the newer stand."""
    tag = "item" if re.search(r"<item[\s>]", text) else "entry"
    starts = [m.start() for m in re.finditer(rf"<{tag}[\s>]", text)]
    if len(starts) <= MOST_ITEMS:
        return text
    end = text.rfind(f"</{tag}>") + len(tag) + 3
    if end <= starts[-1]:  # cut off in the middle of the last
        end = len(text)
    if _oldest_first(text[starts[0] : starts[1]], text[starts[-1] : end]):
        return text[: starts[0]] + text[starts[-MOST_ITEMS] :]
    return text[: starts[MOST_ITEMS]] + text[end:]


def _oldest_first(first: str, last: str) -> bool:
    moments = []
    for item in (first, last):
        match = re.search(r"<(?:pubDate|published|updated|dc:date)>([^<]{1,60})<", item)
        parsed = feedparser.datetimes._parse_date(match[1].strip()) if match else None  # noqa: SLF001 - its only door
        moments.append(parsed)
    return bool(moments[0] and moments[1] and moments[0] < moments[1])


# ---------------------------------------------------------------- after it


def _draft(entry: Any, url: str, home: str) -> Draft:
    guid = str(entry.get("id") or "").strip() or None
    return Draft(
        title=plain(str(entry.get("title") or "")),
        link=_link(entry, url, guid) or home,
        guid=guid,
        published=_published(entry),
        body=_body(entry),
        categories=tuple(str(tag.get("label") or tag.get("term") or "") for tag in entry.get("tags") or ()),
        picture=_picture(entry, url),
    )


def _link(entry: Any, url: str, guid: str | None) -> str | None:
    """The article's own address: its link, or a GUID that is one."""
    link = str(entry.get("link") or "")
    links = [link if link != guid or "/" in link else ""]  # feedparser takes every GUID for a link
    links += [str(link.get("href") or "") for link in entry.get("links") or () if link.get("rel") == "alternate"]
    if guid and guid.startswith(("http://", "https://")):
        links.append(guid)
    for given in links:
        if given.strip():
            try:
                link = urljoin(url, given.strip())
                if urlsplit(link).scheme in ("http", "https") and urlsplit(link).hostname:
                    return link
            except ValueError:  # an address such as "http://["
                continue
    return None


def _published(entry: Any) -> datetime | None:
    for key in ("published", "updated", "created"):
        given = str(entry.get(key) or "") if key in entry else ""
        parsed = entry.get(f"{key}_parsed") if given else None
        moment = _moment(given, parsed)
        if moment:
            return moment
    return None


def _moment(given: str, parsed: Any) -> datetime | None:
    if not parsed:
        return dates.read(given) if given else None
    try:
        moment = datetime.fromtimestamp(timegm(parsed), UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return dates.utc(moment if dates.has_zone(given) else moment.replace(tzinfo=None))


def _body(entry: Any) -> str:
    """The longest of what it holds: some feeds put the text into the content, some into the summary."""
    texts = [str(part.get("value") or "") for part in entry.get("content") or ()]
    return max([*texts, str(entry.get("summary") or "")], key=len)


def _picture(entry: Any, url: str) -> str | None:
    media = [
        *(entry.get("media_content") or ()),
        *(entry.get("media_thumbnail") or ()),
        *(entry.get("enclosures") or ()),
    ]
    for item in media:
        address = str(item.get("url") or item.get("href") or "")
        kind = str(item.get("type") or item.get("medium") or "")
        picture = kind.startswith("image") or re.search(r"\.(jpe?g|png|webp)(\?|$)", address, re.IGNORECASE)
        if address and picture:
            return urljoin(url, address)
    return None
