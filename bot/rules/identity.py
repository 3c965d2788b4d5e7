"""By what an article is known again: keys that two different articles never share.

Layers, the surest first: the site's own article number, the canonical address, the GUID, the title with the text.
A layer that could belong to something else than one article (a section page, a year, a round figure at the head of a
slug, an empty title) gives no key; better an article told twice than one that is never told.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b

from bot.model import Entry

_URL = re.compile(r"(?:([A-Za-z][A-Za-z0-9+.-]*):)?//([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#.*)?", re.DOTALL)
_PORTS = {"http": "80", "https": "443"}
_NOISE = re.compile(
    r"(utm_\w+|fbclid|gclid|dclid|yclid|ysclid|gbraid|wbraid|msclkid|igshid|mc_[ce]id|_openstat|from_rss)",
    re.IGNORECASE,
)
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
_ESCAPED = re.compile(rb"%([0-9A-Fa-f]{2})")

# Words that stand in addresses of lists, feeds and people, where a number or a name is not an article's.
_OF_LISTS = """
tag tags teg category categories cat rubric rubrics rubrika section sections author authors user users profile page
pages search archive archives topic topics themes theme feed rss region regions city gallery company
"""
_OF_PLACES = """
news novosti zhanalyqtar zhanalyktar janalyqtar article articles post posts story latest last all all-news lenta index
home main amp kz kk kaz ru rus en eng qaz lt tt sport politics economy society culture world kazakhstan blog blogs
video photo
"""
_LISTS = frozenset(_OF_LISTS.split())
_PLACES = _LISTS | frozenset(_OF_PLACES.split())
_NUMBER_HEAD = re.compile(r"(\d{5,})(?:[-_][^/]*)?")  # 38413-slug
_NUMBER = re.compile(r"\d{4,}")  # /38413/slug
_YEAR = re.compile(r"(19|20)\d\d")
_DATE = re.compile(r"(19|20)\d\d[01]\d([0-3]\d(\d{2,6})?)?")  # 202611 or 20261124, with a clock or without
_GLOBAL = re.compile(r"(urn|tag|uuid|doi):|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]{0,500}>")


def keys(entry: Entry) -> tuple[str, ...]:
    """The entry's identities, 32 hex digits each, the surest first; empty only if nothing at all is known of it."""
    found = list(dict.fromkeys(_key(*parts) for parts in _layers(entry)))
    if not found and _letters(entry.title):
        found = [_key("title", entry.source, _letters(entry.title))]
    return tuple(found)


def story_id(key: str) -> int:
    """63 bits of an identity, positive: the same news has the same number after a crash."""
    return int(key[:16], 16) >> 1 or 1


def canonical_url(url: str) -> str:
    """`host/path?query` without scheme, www, tracking, fragment or trailing slash; of no address the text itself."""
    match = _URL.fullmatch(url.strip())
    if not match:
        return url.strip()
    scheme, authority, path, query = match.groups()
    host = _host(authority, (scheme or "").lower())
    path = re.sub(r"//+", "/", _escaped(path)).rstrip("/")
    path = re.sub(r"/index\.(html?|php)$", "", path)
    wanted = sorted(part for part in (query or "").split("&") if part and not _NOISE.fullmatch(part.partition("=")[0]))
    return f"{host}{path}{'?' if wanted else ''}{_escaped('&'.join(wanted))}"


# ---------------------------------------------------------------- layers


def _layers(entry: Entry) -> Iterator[tuple[str, ...]]:
    url = canonical_url(entry.link) if _URL.fullmatch(entry.link.strip()) else ""
    host = url.partition("/")[0].partition("?")[0]
    if number := _article_number(url):
        yield ("number", *number)
    if _is_an_articles(url):
        yield ("url", url)
    if entry.guid and (guid := entry.guid.strip()):
        yield from _guid(guid, host, entry.source)
    if print_ := _fingerprint(entry):
        yield ("text", entry.source, *print_)


def _article_number(url: str) -> tuple[str, str] | None:
    """The directory with its host, and the number: `ulysmedia.kz/news`, `38413`."""
    path = url.partition("?")[0].split("/")
    for at, segment in list(enumerate(path))[:0:-1][:2]:  # the last segment, or the one before a slug
        directories = path[1:at]
        head = _NUMBER_HEAD.fullmatch(segment)
        alone = _NUMBER.fullmatch(segment)
        number = head[1] if head else alone[0] if alone else ""
        last = at == len(path) - 1
        if not number or _LISTS.intersection(directories) or not (last or alone):
            continue
        if _YEAR.fullmatch(number) or _DATE.fullmatch(number) or (not alone and number.endswith("000")):
            continue
        if last or (len(directories) > 0 and directories[-1] in _PLACES):
            return "/".join(path[:at]), number
    return None


def _is_an_articles(url: str) -> bool:
    """Whether an address looks like one article's and not like a section's or the site's."""
    path, _, query = url.partition("?")
    segments = path.split("/")[1:]
    if any(re.search(r"\w=[^=]*\d", part) for part in query.split("&")):
        return not _LISTS.intersection(part.partition("=")[0] for part in query.split("&"))
    if not segments or _LISTS.intersection(segments[:-1]):
        return False
    if all(segment.lower() in _PLACES or (segment.isdigit() and len(segment) < 3) for segment in segments):
        return False
    last = segments[-1]
    return len(segments) > 1 or len(last) > 12 or bool(re.search(r"[\d_-]", last))


def _guid(guid: str, host: str, source: str) -> Iterator[tuple[str, ...]]:
    """A permalink is an address; other GUIDs hold within the host, and short ones only within the source's own feed."""
    if re.match(r"https?://", guid, re.IGNORECASE):
        url = canonical_url(guid)
        if _is_an_articles(url):
            yield ("url", url)
    elif _GLOBAL.search(guid):
        yield ("guid", host, guid)
    elif re.search(r"\d", guid) or len(guid) > 12:
        yield ("guid", host, source, guid)


def _fingerprint(entry: Entry) -> tuple[str, ...] | None:
    """Title, text and day; a title alone is no identity: "the weather" is news every morning."""
    given = entry.body if entry.excerpt is None else entry.excerpt  # the feed repeats the excerpt, not the page's text
    title, text = _letters(entry.title), _letters(_MARKUP.sub(" ", given[:5000]))[:500]
    if not title or len(text) < 40:
        return None
    day = entry.published.date().isoformat() if entry.published else ""
    return title, text, day


# ---------------------------------------------------------------- normal forms


def _key(*parts: str) -> str:
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=16).hexdigest()


def _letters(text: str) -> str:
    """Letters and digits only, so that quotes, dashes and case do not matter."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def _host(authority: str, scheme: str) -> str:
    host = authority.rpartition("@")[2].lower()
    name, colon, port = host.rpartition(":")
    if colon and (port == _PORTS.get(scheme) or not port):
        host = name
    with suppress(UnicodeError):
        host = host.encode("idna").decode() if not host.isascii() else host
    return host.rstrip(".").removeprefix("www.")


def _escaped(text: str) -> str:
    """One spelling of percent-encoding: what need not be escaped is not, letters beyond ASCII are."""
    raw = _ESCAPED.sub(_kept, text.encode("utf-8", "replace"))
    return "".join(chr(b) if 32 < b < 127 else f"%{b:02X}" for b in raw)


def _kept(match: re.Match[bytes]) -> bytes:
    char = chr(int(match[1], 16))
    return char.encode() if _UNRESERVED.fullmatch(char) else match[0].upper()
