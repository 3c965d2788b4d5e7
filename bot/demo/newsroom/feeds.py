"""Stories → the feeds of the two sites that have one: RSS 2.0 and Atom."""

from collections.abc import Callable, Iterable
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

from bot.demo.newsroom.newsroom import Published
from bot.demo.newsroom.sites import ZONE, Site

Address = Callable[[str], str]  # a path within the site → its absolute address


def rss(site: Site, stories: Iterable[Published], address: Address) -> str:
    """RSS 2.0: the lead as description, the whole text as content:encoded."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>{escape(site.name)}</title>
<link>{escape(address(""))}</link>
<atom:link href={quoteattr(address("rss.xml"))} rel="self" type="application/rss+xml"/>
<description>{escape(site.motto)}</description>
<language>kk</language>
{"".join(_item(site, story, address) for story in stories)}</channel>
</rss>
"""


def _item(site: Site, story: Published, address: Address) -> str:
    draft = story.draft
    categories = "".join(f"<category>{escape(tag)}</category>\n" for tag in (draft.rubric, *draft.tags))
    return f"""<item>
<title>{escape(draft.title)}</title>
<link>{escape(address(story.path))}</link>
<guid isPermaLink="false">{site.key}-{story.number}</guid>
<pubDate>{format_datetime(story.published.astimezone(ZONE))}</pubDate>
{categories}<enclosure url={quoteattr(address(f"{story.number}.png"))} type="image/png" length="0"/>
<description>{escape(draft.paragraphs[0])}</description>
<content:encoded>{escape(paragraphs(story))}</content:encoded>
</item>
"""


def atom(site: Site, stories: Iterable[Published], address: Address) -> str:
    """Atom: the whole text as HTML; a corrected story keeps its id and has a later `updated`."""
    entries = list(stories)
    updated = max((story.updated for story in entries), default=datetime.fromtimestamp(0, ZONE))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="kk">
<id>tag:{site.host.lower()},2026:news</id>
<title>{escape(site.name)}</title>
<subtitle>{escape(site.motto)}</subtitle>
<link href={quoteattr(address(""))}/>
<link rel="self" href={quoteattr(address("atom.xml"))}/>
<updated>{updated.isoformat()}</updated>
{"".join(_entry(site, story, address) for story in entries)}</feed>
"""


def _entry(site: Site, story: Published, address: Address) -> str:
    draft = story.draft
    categories = "".join(f"<category term={quoteattr(tag)}/>\n" for tag in (draft.rubric, *draft.tags))
    return f"""<entry xml:lang={quoteattr(draft.language)}>
<id>tag:{site.host.lower()},2026:{story.number}</id>
<title>{escape(draft.title)}</title>
<link href={quoteattr(address(story.path))}/>
<link rel="enclosure" type="image/png" href={quoteattr(address(f"{story.number}.png"))}/>
<published>{story.published.isoformat()}</published>
<updated>{story.updated.isoformat()}</updated>
<author><name>{escape(site.name)}</name></author>
{categories}<summary>{escape(draft.paragraphs[0])}</summary>
<content type="html">{escape(paragraphs(story))}</content>
</entry>
"""


def paragraphs(story: Published) -> str:
    """The text as HTML."""
    return "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in story.draft.paragraphs)
