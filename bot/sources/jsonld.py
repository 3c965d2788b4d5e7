"""What a page says of its article for machines: JSON-LD of schema.org."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml import etree

_TYPES = re.compile(r"\w*Article|BlogPosting|LiveBlogPosting")
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Stated:
    """Empty where the page says nothing."""

    title: str = ""
    body: str = ""
    published: str = ""
    categories: tuple[str, ...] = ()
    picture: str = ""


def article(tree: "etree._Element") -> Stated:
    """The page's article, or all empty; anything ill-formed is as if it were not there."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for item in _articles(_read(script.text or "")):
                return _stated(item)
    return Stated()


def _read(text: str) -> Any:
    try:
        return json.loads(text.strip().strip(";"), strict=False)  # raw line breaks inside strings are common
    except (ValueError, RecursionError):
        return None


def _articles(node: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for item in node[:50]:
            yield from _articles(item, depth + 1)
    elif isinstance(node, dict):
        kinds = node.get("@type")
        if any(isinstance(k, str) and _TYPES.fullmatch(k) for k in (kinds if isinstance(kinds, list) else [kinds])):
            yield node
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(node.get(key), depth + 1)


def _stated(item: dict[str, Any]) -> Stated:
    return Stated(
        title=unescape(_text(item.get("headline")) or _text(item.get("name"))),
        body=unescape(_text(item.get("articleBody"))),
        published=_text(item.get("datePublished")) or _text(item.get("dateCreated")),
        categories=(*_names(item.get("keywords")), *_names(item.get("articleSection"))),
        picture=_picture(item.get("image")),
    )


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _names(value: Any) -> list[str]:
    if isinstance(value, str):
        return [name.strip() for name in value.split(",") if name.strip()]
    return [name for item in value for name in _names(item)] if isinstance(value, list) else []


def _picture(value: Any) -> str:
    if isinstance(value, list):
        return next(filter(None, map(_picture, value)), "")
    return _text(value.get("url")) if isinstance(value, dict) else _text(value)
