"""JSON Feed 1.0 and 1.1 → drafts of entries."""

import json
from typing import Any
from urllib.parse import urljoin

from bot.sources import dates
from bot.sources.entries import Draft, plain


def drafts(text: str, url: str) -> list[Draft] | None:
    """None when this is no JSON Feed, or no JSON at all."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(document, dict) or "jsonfeed.org/version" not in str(document.get("version")):
        return None
    items = document.get("items")
    home = urljoin(url, _text(document, "home_page_url") or "/")
    return [_draft(item, url, home) for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def _draft(item: dict[str, Any], url: str, home: str) -> Draft:
    address = _text(item, "url") or _text(item, "external_url")
    picture = _text(item, "image") or _text(item, "banner_image")
    tags = item.get("tags")
    return Draft(
        title=plain(_text(item, "title")),
        link=urljoin(url, address) if address else home,
        guid=_text(item, "id") or None,
        published=dates.read(_text(item, "date_published") or _text(item, "date_modified")),
        body=_text(item, "content_html") or _text(item, "content_text") or _text(item, "summary"),
        categories=tuple(map(str, tags)) if isinstance(tags, list) else (),
        picture=urljoin(url, picture) if picture else None,
    )


def _text(item: dict[str, Any], key: str) -> str:
    value = item.get(key)
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
