"""Stories → web pages: two modern sites, and Alatau, which repeats every trap of the model source.

The looks lie in `pages/*.html`; `$name` stands for what is filled in.
"""

import json
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import lru_cache
from html import escape
from pathlib import Path
from string import Template

from bot.demo.newsroom.bank import Bank
from bot.demo.newsroom.feeds import Address, paragraphs
from bot.demo.newsroom.newsroom import Published
from bot.demo.newsroom.sites import SITES, ZONE, Site

_FOLDER = Path(__file__).parent / "pages"
_TAG_BAR = ("Алматы метросы", "су тасқыны", "қаңтар қақтығысы", "Украинадағы соғыс", "жемқорлық", "тағайындау")
_SENTENCE_END = re.compile(r"([а-яёәіңғүұқөһ])\. (?=[А-ЯЁӘІҢҒҮҰҚӨҺ])")


@lru_cache
def _template(name: str) -> Template:
    return Template((_FOLDER / name).read_text(encoding="utf-8"))


def _page(site: Site, title: str, content: str, *, head: str = "", top: str = "") -> str:
    style = _template("style.css").substitute(colour=site.colour)
    return _template("page.html").substitute(
        title=escape(title), site=site.name, motto=site.motto, style=style, head=head, top=top, content=content
    )


def _local(moment: datetime) -> str:
    return f"{moment.astimezone(ZONE):%d.%m.%Y, %H:%M}"


# ---------------------------------------------------------------- the two sites with feeds


def listing(site: Site, stories: Sequence[Published], address: Address) -> str:
    """The front page of a site with a feed."""
    cards = "".join(_card(story, address) for story in stories)
    feed = "rss.xml" if site.key == "tolqyn" else "atom.xml"
    kind = "rss" if site.key == "tolqyn" else "atom"
    head = f'<link rel="alternate" type="application/{kind}+xml" href="{escape(address(feed))}">'
    return _page(site, site.name, f'<div class="cards">{cards}</div>', head=head)


def _card(story: Published, address: Address) -> str:
    return _template("card.html").substitute(
        link=escape(address(story.path)),
        picture=escape(address(f"{story.number}.png")),
        rubric=escape(story.draft.rubric),
        title=escape(story.draft.title),
        lead=escape(story.draft.paragraphs[0]),
        iso=story.published.astimezone(ZONE).isoformat(),
        local=_local(story.published),
    )


def article(site: Site, story: Published, address: Address) -> str:
    """An article page that says everything a machine needs: JSON-LD, og: and <article>."""
    return _page(
        site,
        story.draft.title,
        _template("article.html").substitute(
            rubric=escape(story.draft.rubric),
            title=escape(story.draft.title),
            iso=story.published.astimezone(ZONE).isoformat(),
            local=_local(story.published),
            picture=escape(address(f"{story.number}.png")),
            body=paragraphs(story),
            tags=" ".join(f"<span>#{escape(tag)}</span>" for tag in story.draft.tags),
        ),
        head=_about(site, story, address),
    )


def _about(site: Site, story: Published, address: Address) -> str:
    about = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.draft.title,
        "datePublished": story.published.astimezone(ZONE).isoformat(),
        "dateModified": story.updated.astimezone(ZONE).isoformat(),
        "articleSection": story.draft.rubric,
        "inLanguage": story.draft.language,
        "articleBody": "\n".join(story.draft.paragraphs),
        "publisher": {"@type": "Organization", "name": site.name},
    }
    told = json.dumps(about, ensure_ascii=False).replace("<", "\\u003c")
    return (
        f'<meta property="og:image" content="{escape(address(f"{story.number}.png"))}">\n'
        f'<meta property="article:published_time" content="{about["datePublished"]}">\n'
        f'<script type="application/ld+json">{told}</script>'
    )


# ---------------------------------------------------------------- Alatau: no feed, the model source's traps


def alatau_listing(site: Site, stories: Sequence[Published], address: Address, bank: Bank) -> str:
    """`/news`: nothing but links and dates."""
    items = "".join(
        _template("alatau_item.html").substitute(
            link=escape(address(f"news/{story.path}")),
            title=escape(story.draft.title),
            iso=story.published.astimezone(ZONE).isoformat(),
            local=_local(story.published),
        )
        for story in stories
    )
    return _page(site, "Жаңалықтар", f'<div class="category">{items}</div>', top=_bars(bank))


def alatau_article(story: Published, others: Sequence[Published], site: Site, address: Address, bank: Bank) -> str:
    """An article among noise: no metadata, today's rates above it whatever its day, partners below."""
    partners = "".join(
        f'<li><a href="{escape(address(f"news/{other.path}"))}">{escape(other.draft.title)}</a></li>'
        for other in others
    )
    content = _template("alatau_article.html").substitute(
        rates=_rates(bank),
        title=escape(story.draft.title),
        local=_local(story.published),
        rubric=escape(story.draft.rubric),
        body="\n".join(f"<p>{escape(text)}</p>" for text in _glued(story.draft.paragraphs)),
        partners=partners,
    )
    return _page(site, story.draft.title, content, top=_bars(bank))


def _bars(bank: Bank) -> str:
    tags = " ".join(f"<a>#{escape(tag)}</a>" for tag in _TAG_BAR)
    return _template("alatau_top.html").substitute(rates=_rates(bank), tags=tags)


def _rates(bank: Bank) -> str:
    return "\n".join(f"<span>{code} {bank.value(code, bank.today())}</span>" for code in ("USD", "EUR", "RUB"))


def _glued(texts: Sequence[str]) -> list[str]:
    """The model source loses the space after some full stops: so do we, in every second paragraph."""
    glue: Callable[[str], str] = lambda text: _SENTENCE_END.sub(r"\1.", text, count=1)  # noqa: E731 - two words long
    return [glue(text) if place % 2 else text for place, text in enumerate(texts)]


# ---------------------------------------------------------------- the front door


def front(root: str) -> str:
    """Where a curious person finds the three sites and the bank."""
    links = "".join(
        f'<li><a href="{root}/{site.key}/" style="color:{site.colour}">{site.name}</a> {site.motto}</li>'
        for site in SITES.values()
    )
    return _template("front.html").substitute(links=links, bank=f"{root}/bank/get_rates.cfm?switch=kazakh")
