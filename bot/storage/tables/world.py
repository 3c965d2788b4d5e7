"""Tables of what the world said: sources, stories, rates."""

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Index, Integer, SmallInteger, Table, Text, false, text

from bot.storage.columns import Exact, Hex, Moment, Span, Whole
from bot.storage.tables.metadata import metadata

source_state = Table(
    "source_state",
    metadata,
    Column("name", Text, primary_key=True),
    Column("address", Text, nullable=False),
    Column("url", Text),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("body_hash", Text),
    Column("next_due", Moment),
    Column("failures", Integer, nullable=False),
    Column("last_success", Moment),
    Column("last_error", Text),
    Column("started", Boolean, nullable=False),
    Column("last_kind", Text),  # of the last error
    Column("interval", Span),  # the present one, which follows how often there is news
    Column("usual_gap", Span),  # between two pieces of news
    Column("last_new", Moment),
    Column("newest", Moment),
    Column("items", Integer, nullable=False, server_default=text("0")),
    Column("spoken", Integer, nullable=False, server_default=text("0")),  # of the items, those in its language
)

identity = Table(  # kept for good: what stands here is never told again
    "identity",
    metadata,
    Column("key", Hex, primary_key=True),
    Column("source", Text, nullable=False),
    Column("story_id", Whole),  # NULL: seen and left out
    Column("seen", Moment, nullable=False),
    sqlite_with_rowid=False,
)

# ---------------------------------------------------------------- stories

story = Table(
    "story",
    metadata,
    Column("id", Whole, primary_key=True, autoincrement=False),
    Column("source", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("summary", JSON, nullable=False),
    Column("text", Text, nullable=False),
    Column("link", Text, nullable=False),
    Column("published", Moment, nullable=False),
    Column("language", Text, nullable=False),
    Column("picture", Text),
    Column("told", Moment, nullable=False),
    Column("version", Integer, nullable=False, server_default=text("1")),  # the one that stands here
    Column("corrected", Moment),  # since when this version stands; NULL: it is the first
    Column("breaking", Moment),  # since when it goes before others; NULL: it does not
    Column("indexed", SmallInteger, nullable=False, server_default=text("0")),  # 1: as it stands here, search finds it
    Column("edited", Boolean, nullable=False, server_default=false()),  # by a person: its source changes it no more
    Column("retracted", Moment),  # since when nobody is told it any more; NULL: it stands
    Index("story_told", "told", "published", "id"),
    Index("story_published", "published", "id"),
    Index("story_unindexed", "told", sqlite_where=text("indexed = 0"), postgresql_where=text("indexed = 0")),
)

story_version = Table(  # what a story said before it was corrected
    "story_version",
    metadata,
    Column("story_id", Whole, ForeignKey("story.id"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("summary", JSON, nullable=False),
    Column("text", Text, nullable=False),
    Column("until", Moment, nullable=False),
    sqlite_with_rowid=False,
)

_TO_CHECK = text("next_check IS NOT NULL")

report = Table(  # who told a story, and where; the first report is the one that made it
    "report",
    metadata,
    Column("story_id", Whole, ForeignKey("story.id"), primary_key=True, autoincrement=False),
    Column("link", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("published", Moment, nullable=False),
    Column("told", Moment, nullable=False),  # when it made the story, or joined it
    Column("key", Hex, nullable=False),  # the surest of its identities
    Column("given", Hex, nullable=False),  # a fingerprint of the entry as given: another one may be a correction
    Column("next_check", Moment),  # when its page is looked at again; NULL: not any more
    Column("vanished", Moment),  # since when its page is gone
    Index("report_key", "key"),
    Index("report_source", "source", "told"),
    Index("report_check", "next_check", sqlite_where=_TO_CHECK, postgresql_where=_TO_CHECK),
    sqlite_with_rowid=False,
)

story_tag = Table(
    "story_tag",
    metadata,
    Column("story_id", Whole, ForeignKey("story.id"), primary_key=True, autoincrement=False),
    Column("key", Text, primary_key=True),
    Column("label", Text, nullable=False),
    Column("position", SmallInteger, nullable=False),
    Column("shown", Boolean, nullable=False),  # False: the words of some reader, nobody else's business
    Index("story_tag_key", "key", "story_id"),
    sqlite_with_rowid=False,
)

hot_tag = Table(  # the bar of hot tags above a site's pages, as it was on a day
    "hot_tag",
    metadata,
    Column("day", Date, primary_key=True),
    Column("source", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("label", Text, nullable=False),
    Column("position", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)

picture = Table(  # what Telegram has uploaded once, it sends by its own name
    "picture",
    metadata,
    Column("address", Text, primary_key=True),
    Column("file_id", Text),  # NULL: Telegram would not have it
    Column("seen", Moment, nullable=False),
    Index("picture_seen", "seen"),
)

# ---------------------------------------------------------------- rates

rate = Table(
    "rate",
    metadata,
    Column("on", Date, primary_key=True),
    Column("currency", Text, primary_key=True),
    Column("value", Exact, nullable=False),
    Column("name", Text, nullable=False),
    Column("held", Boolean, nullable=False, server_default=false()),  # a leap that nobody has confirmed yet
    sqlite_with_rowid=False,
)

day_without_rates = Table(  # the bank was asked about it and has none: it is not asked again
    "day_without_rates",
    metadata,
    Column("on", Date, primary_key=True),
)

site_rate = Table(  # the rates in the header of a site's pages: a witness to the bank's, of the day of the visit
    "site_rate",
    metadata,
    Column("day", Date, primary_key=True),
    Column("source", Text, primary_key=True),
    Column("currency", Text, primary_key=True),
    Column("value", Exact, nullable=False),
    sqlite_with_rowid=False,
)
