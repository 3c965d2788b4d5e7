"""The newsroom over HTTP: sites, pictures, feeds and the bank, with ETag, Last-Modified and 304."""

import hashlib
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime

from aiohttp import ETag, web

from bot.demo.newsroom import feeds, pages, pictures, ratesxml
from bot.demo.newsroom.newsroom import Newsroom, Published
from bot.demo.newsroom.sites import SITES

ROOM = web.AppKey("newsroom", Newsroom)
_IN_FEED = 30
_HTML, _XML = "text/html", "application/xml"


def application(newsroom: Newsroom) -> web.Application:
    """All of it; stands alone, or as a sub-application under any prefix.

    It publishes nothing by itself: call `newsroom.publish_next()`, or keep `newsroom.run()` running.
    """
    app = web.Application(middlewares=[_broken])
    app[ROOM] = newsroom
    app.router.add_get("/", _front, name="front")
    app.router.add_get("/tolqyn/rss.xml", _rss)
    app.router.add_get("/dala/atom.xml", _atom)
    app.router.add_get("/alatau/", _alatau_listing)
    app.router.add_get("/alatau/news", _alatau_listing)
    app.router.add_get("/alatau/news/", _alatau_listing)
    app.router.add_get(r"/alatau/news/{number:\d+}-{slug}/", _alatau_article)
    app.router.add_get("/bank/get_rates.cfm", _bank_day)
    app.router.add_get("/bank/rates_all.xml", _bank_newest)
    app.router.add_get("/{site:tolqyn|dala}/", _listing)
    app.router.add_get(r"/{site:tolqyn|dala}/{number:\d+}-{slug}/", _article)
    app.router.add_get(r"/{site:tolqyn|dala|alatau}/{number:\d+}.png", _picture)
    return app


@web.middleware
async def _broken(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """A site that the demo or a test has broken answers 500."""
    broken = request.app[ROOM].broken
    if broken & {request.match_info.get("site"), *request.path.split("/")}:
        raise web.HTTPInternalServerError
    return await handler(request)


# ---------------------------------------------------------------- what is asked for


def _address(request: web.Request, site: str) -> Callable[[str], str]:
    """Absolute addresses within the site, wherever this application is mounted."""
    root = request.url.origin().join(request.app.router["front"].url_for())
    return lambda path: f"{root}{site}/{path}"


def _story(request: web.Request, site: str) -> Published:
    story = request.app[ROOM].story(site, int(request.match_info["number"]))
    if story is None:
        raise web.HTTPNotFound
    return story


def _modified(stories: list[Published]) -> datetime:
    return max((story.updated for story in stories), default=datetime.fromtimestamp(0, UTC))


def _answer(request: web.Request, body: str | bytes, content_type: str, modified: datetime) -> web.Response:
    """The body, or 304 when the asker has it already; the ETag decides where both are given (RFC 9110 §13.2.2)."""
    data = body.encode() if isinstance(body, str) else body
    etag = hashlib.sha256(data).hexdigest()[:20]
    moment = modified.replace(microsecond=0)
    if request.if_none_match is not None:
        unchanged = any(known.value in ("*", etag) for known in request.if_none_match)
    else:
        unchanged = request.if_modified_since is not None and moment <= request.if_modified_since
    charset = None if content_type.startswith("image/") else "utf-8"
    response = (
        web.Response(status=304) if unchanged else web.Response(body=data, content_type=content_type, charset=charset)
    )
    response.etag = ETag(etag)
    response.last_modified = moment
    return response


# ---------------------------------------------------------------- the answers


async def _front(request: web.Request) -> web.Response:
    body = pages.front(_address(request, "")("").rstrip("/"))
    return web.Response(text=body, content_type=_HTML)


async def _rss(request: web.Request) -> web.Response:
    stories = request.app[ROOM].stories("tolqyn")[:_IN_FEED]
    body = feeds.rss(SITES["tolqyn"], stories, _address(request, "tolqyn"))
    return _answer(request, body, "application/rss+xml", _modified(stories))


async def _atom(request: web.Request) -> web.Response:
    stories = request.app[ROOM].stories("dala")[:_IN_FEED]
    body = feeds.atom(SITES["dala"], stories, _address(request, "dala"))
    return _answer(request, body, "application/atom+xml", _modified(stories))


async def _listing(request: web.Request) -> web.Response:
    site = request.match_info["site"]
    stories = request.app[ROOM].stories(site)[:_IN_FEED]
    return _answer(request, pages.listing(SITES[site], stories, _address(request, site)), _HTML, _modified(stories))


async def _article(request: web.Request) -> web.Response:
    site = request.match_info["site"]
    story = _story(request, site)
    return _answer(request, pages.article(SITES[site], story, _address(request, site)), _HTML, story.updated)


async def _alatau_listing(request: web.Request) -> web.Response:
    room = request.app[ROOM]
    stories = room.stories("alatau")[:_IN_FEED]
    body = pages.alatau_listing(SITES["alatau"], stories, _address(request, "alatau"), room.bank)
    return _answer(request, body, _HTML, _modified(stories))


async def _alatau_article(request: web.Request) -> web.Response:
    room, story = request.app[ROOM], _story(request, "alatau")
    others = [other for other in room.stories("alatau") if other.number < story.number][:4]
    body = pages.alatau_article(story, others, SITES["alatau"], _address(request, "alatau"), room.bank)
    return _answer(request, body, _HTML, story.updated)


async def _picture(request: web.Request) -> web.Response:
    story = _story(request, request.match_info["site"])
    return _answer(request, pictures.png(story.draft.slug), "image/png", story.published)


async def _bank_day(request: web.Request) -> web.Response:
    """Like the real one: no ETag, no Last-Modified."""
    bank = request.app[ROOM].bank
    asked = request.query.get("fdate")
    try:
        on = _day(asked) if asked else bank.today()
    except ValueError:
        raise web.HTTPBadRequest(text="fdate=DD.MM.YYYY") from None
    body = ratesxml.day(on, bank.on(on), kazakh=request.query.get("switch") == "kazakh")
    return web.Response(text=body, content_type=_XML)


async def _bank_newest(request: web.Request) -> web.Response:
    bank = request.app[ROOM].bank
    return web.Response(text=ratesxml.newest(bank.newest(), bank.on(bank.newest())), content_type=_XML)


def _day(text: str) -> date:
    """`DD.MM.YYYY` → date; ValueError otherwise."""
    day, month, year = (int(part) for part in text.split("."))
    return date(year, month, day)
