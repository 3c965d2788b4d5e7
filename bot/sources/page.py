"""Sites without a feed: the links of a listing page, and the article of a page. Runs in the worker process.

What stands round an article (rates and tags of the day in the header, partners' news below) never sticks to it.
"""

import re
from datetime import date, datetime
from urllib.parse import urldefrag, urljoin, urlsplit

from cssselect import SelectorError
from lxml import etree, html

from bot.model import Entry
from bot.rules.identity import canonical_url
from bot.sources import dates, jsonld
from bot.sources.decoding import check, decode
from bot.sources.entries import Draft, finished, plain

MOST_LINKS = 200
_SHORTEST = 80  # letters of a text that is an article's
_LONGEST_DATE = 40  # characters of a line that is a date, perhaps with a rubric
_LINES = 40
_MANY_LINKS = 4
_ARTICLES_PATH = re.compile(r"/(?:[^/]*\d{4,}[^/]*|[^/]{8,}(?:[-_][^/-]+){2,}|[^/]*%[^/]{30,})(?:\.html?)?/?$")
_LIST_PATH = re.compile(r"/(tags?|category|author|users?|page|search|rubric)(/|$)", re.IGNORECASE)
_RUBRIC = re.compile(r"(^|[-_ ])rubri(c|k|ka|cs)([-_ ]|$)", re.IGNORECASE)
_FURNITURE = re.compile(
    r"(^|[-_ ])(rates?|currency|kurs|exchange|hot|trends?|tags?-?bar|tagbar|partners?|related|recommend\w*|share|social"
    r"|comments?|banner|advert\w*|breadcrumbs?|menu|nav|navbar|sidebar|footer|header|popup|modal|cookie)([-_ ]|$)",
    re.IGNORECASE,
)


class NotAnArticle(Exception):
    """The page holds no article; `str` of it tells why in plain words."""


class NotAPage(Exception):
    """The bytes are no HTML, or the selector is none; `str` of it tells why in plain words."""


def links(body: bytes, *, url: str, selector: str | None = None, content_type: str | None = None) -> list[str]:
    """Addresses of articles in the order of the page: what `selector` finds, else what looks like one on this host."""
    tree = tree_of(body, content_type)
    if tree is None:
        raise NotAPage("this is not an HTML page")
    try:
        found = tree.cssselect(selector) if selector else tree.iter("a")
    except SelectorError:
        raise NotAPage(f"links = {selector!r} is not a CSS selector") from None
    addresses: dict[str, str] = {}
    for element in found:
        anchor = element if element.tag == "a" else element.find(".//a[@href]")
        address = _address(anchor.get("href") if anchor is not None else None, url)
        if address and (selector or _looks_like_an_article(address, url)):
            addresses.setdefault(canonical_url(address), address)
    addresses.pop(canonical_url(url), None)
    return list(addresses.values())[:MOST_LINKS]


def article(body: bytes, *, url: str, source: str, content_type: str | None = None, today: date | None = None) -> Entry:
    """The article of a page; `today` is the crawl's day, for dates such as "yesterday"."""
    tree = tree_of(body, content_type)
    if tree is None:
        raise NotAnArticle("this is not an HTML page")
    stated = jsonld.article(tree)
    title = plain(stated.title) or _meta(tree, "og:title") or _heading(tree) or plain(tree.findtext(".//title") or "")
    part = _without_furniture(_round_the_heading(tree))
    text = stated.body if len(stated.body) >= 2 * _SHORTEST else _text(_marked(tree, part), url, title)
    if not title:
        raise NotAnArticle("the page has no title")
    if not stated.body and _meta(tree, "og:type") != "article" and _is_listing(part, url):
        raise NotAnArticle("the page is a list of links")
    if len(re.sub(r"\W", "", text)) < _SHORTEST:
        raise NotAnArticle("the page has no text of an article")
    check(title + text)
    draft = Draft(
        title=title,
        link=_own_address(tree, url),
        published=dates.read(stated.published) or _published(tree, part, today) or dates.in_url(url),
        body=text,
        categories=(*stated.categories, *_metas(tree, "article:tag"), *_rel_tags(tree), *_rubrics(part)),
        picture=_address(_meta(tree, "og:image") or stated.picture, url),
    )
    return finished([draft], source=source, url=url)[0]


# ---------------------------------------------------------------- addresses


def _address(given: str | None, url: str) -> str | None:
    try:
        address = urldefrag(urljoin(url, (given or "").strip())).url if given else ""
        return address if urlsplit(address).scheme in ("http", "https") and urlsplit(address).hostname else None
    except ValueError:
        return None


def _host(url: str) -> str:
    return canonical_url(url).partition("/")[0].partition("?")[0]


def _looks_like_an_article(address: str, url: str) -> bool:
    path = urlsplit(address).path
    return _host(address) == _host(url) and not _LIST_PATH.search(path) and bool(_ARTICLES_PATH.search(path))


def _is_listing(part: "etree._Element", url: str) -> bool:
    """Many links to articles, and most of the words are theirs or there is no heading over them all."""
    anchors = [
        a for a in part.iter("a") if (address := _address(a.get("href"), url)) and _looks_like_an_article(address, url)
    ]
    linked = sum(len("".join(a.itertext()).strip()) for a in anchors)
    whole = len(" ".join("".join(part.itertext()).split()))
    return len(anchors) >= _MANY_LINKS and (2 * linked > whole or next(part.iter("h1"), None) is None)


def _own_address(tree: "etree._Element", url: str) -> str:
    """The page's own word for its address, if it is on the same host and is not the front page."""
    for link in tree.iter("link"):
        canonical = _address(link.get("href"), url) if (link.get("rel") or "").lower() == "canonical" else None
        if canonical and _host(canonical) == _host(url) and len(urlsplit(canonical).path) > 1:
            return canonical
    return url


# ---------------------------------------------------------------- the tree


def tree_of(body: bytes, content_type: str | None) -> "etree._Element | None":
    """The page as a tree; None when the bytes are no HTML."""
    text = re.sub(r"\A\s*<\?xml[^>]{0,300}\?>", "", decode(body, content_type)).replace("\0", "")
    if not re.search(r"<(html|body|head|div|article|p|a|h1)\b", text, re.IGNORECASE):
        return None
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError, RecursionError):
        return None


def _meta(tree: "etree._Element", name: str) -> str:
    return next(iter(_metas(tree, name)), "")


def _metas(tree: "etree._Element", name: str) -> list[str]:
    given = [
        m.get("content") or ""
        for m in tree.iter("meta")
        if name in (m.get("property"), m.get("name"), m.get("itemprop"))
    ]
    return [text for text in map(plain, given) if text]


def _heading(tree: "etree._Element") -> str:
    return next((text for h in tree.iter("h1") if (text := plain(" ".join(h.itertext())))), "")


def _rel_tags(tree: "etree._Element") -> list[str]:
    """Tags that the page marks as the article's: rel="tag", but not those of a bar in the header."""
    marked = [a for a in tree.iter("a") if "tag" in (a.get("rel") or "").lower().split()]
    return [
        " ".join(a.itertext()).strip().lstrip("#") for a in marked if not any(map(_is_furniture, a.iterancestors()))
    ]


def _rubrics(part: "etree._Element") -> list[str]:
    """What the article itself marks as its rubric."""
    marked = [e for e in part.iter("a", "div", "span", "p") if _RUBRIC.search(e.get("class") or "")]
    return [text for e in marked if 0 < len(text := " ".join("".join(e.itertext()).split())) <= _LONGEST_DATE]


def _is_furniture(element: "etree._Element") -> bool:
    if element.tag in ("header", "footer", "nav", "aside", "form", "script", "style", "noscript"):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag not in ("html", "body", "main", "article") and bool(_FURNITURE.search(names))


# ---------------------------------------------------------------- text and date


def _text(part: "etree._Element", url: str, title: str) -> str:
    """Paragraphs, a line each, of what stands round the page's heading."""
    import trafilatura  # only the workers need it: the bot starts without

    page = f"<html><body>{html.tostring(part, encoding='unicode')}</body></html>"
    found = str(trafilatura.extract(page, url=url, fast=True, include_comments=False, include_tables=False) or "")
    paragraphs = "\n".join(text for p in part.iter("p") if (text := " ".join("".join(p.itertext()).split())))
    one_lump = "\n" in paragraphs and "\n" not in found  # what it does when it is at a loss
    text = paragraphs if one_lump or 2 * len(found) < len(paragraphs) else found
    first, _, rest = text.partition("\n")
    return rest if plain(first.lstrip("# ")) == title else text


def _round_the_heading(tree: "etree._Element") -> "etree._Element":
    """The smallest block with the heading and enough paragraphs: what is above it on the page is not the article's."""
    heading = next((h for h in tree.iter("h1") if plain(" ".join(h.itertext()))), None)
    if heading is None:
        return tree
    for block in heading.iterancestors():
        if sum(len("".join(p.itertext())) for p in block.iter("p")) >= 2 * _SHORTEST:
            return block
    return tree


def _marked(tree: "etree._Element", part: "etree._Element") -> "etree._Element":
    """What the page marks as the body of its article, if that is long enough to be one; else the part."""
    for block in tree.iter(etree.Element):
        if block.get("itemprop") == "articleBody" and len("".join(block.itertext()).strip()) >= 2 * _SHORTEST:
            return _without_furniture(block)
    return part


def _without_furniture(block: "etree._Element") -> "etree._Element":
    copy = html.fromstring(html.tostring(block, encoding="unicode"))
    heading = next(copy.iter("h1"), None)
    kept = {copy, *(heading.iterancestors() if heading is not None else ())}
    for element in list(copy.iter()):
        if isinstance(element.tag, str) and element not in kept and _is_furniture(element):
            element.drop_tree()
    return copy


def _published(tree: "etree._Element", part: "etree._Element", today: date | None) -> datetime | None:
    """In the order that works: meta, itemprop, <time>, a line near the heading."""
    given = [_meta(tree, name) for name in ("article:published_time", "datePublished", "pubdate", "date")]
    marked = [
        t for t in tree.iter("time", "span", "div", "p") if t.tag == "time" or t.get("itemprop") == "datePublished"
    ]
    given += [t.get("datetime") or t.get("content") or "".join(t.itertext()) for t in marked]
    given += _lines_near_the_heading(part)
    return next((moment for text in given if text and (moment := dates.read(text, today))), None)


def _lines_near_the_heading(part: "etree._Element") -> list[str]:
    """Short lines that may be its date: those below the heading first, then those above."""
    above: list[str] = []
    below: list[str] = []
    lines = above
    for element in part.iter("h1", "span", "div", "p", "li", "small", "a"):
        if element.tag == "h1":
            lines = below
        elif len(lines) < _LINES and 0 < len(text := " ".join("".join(element.itertext()).split())) <= _LONGEST_DATE:
            lines.append(text)
    return below + above
