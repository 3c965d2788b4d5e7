"""Tables of people: the chats, how they want their news, what they follow and what they do not want."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, SmallInteger, Table, Text, false, text, true

from bot.storage.columns import Exact, Moment, Whole
from bot.storage.tables.metadata import metadata

_DIGESTED = text("next_digest IS NOT NULL")
_TOLD_RATES = text("next_rates IS NOT NULL")
_ENDING = text("until IS NOT NULL")

chat = Table(
    "chat",
    metadata,
    Column("id", Whole, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("paused", Boolean, nullable=False),
    Column("pause_reason", Text),
    Column("not_before", Moment),  # Telegram asked to wait: nothing goes to this chat earlier
    Column("since", Moment, nullable=False),
    Column("digest", Boolean, nullable=False, server_default=false()),  # stories wait for it, instead of coming at once
    Column("digest_times", JSON),  # ["08:00", …] in the chat's zone; NULL: the config's
    Column("next_digest", Moment),  # when what waits is sent together; NULL: nothing ever waits
    Column("quiet_from", SmallInteger),  # minutes after midnight in the chat's zone; NULL: never quiet
    Column("quiet_to", SmallInteger),
    Column("asleep_until", Moment),  # the quiet hours that were met with a story in hand
    Column("wake", Boolean, nullable=False, server_default=false()),  # breaking news may come in quiet hours
    Column("zone", Text),  # NULL: the config's
    Column("sentences", SmallInteger, nullable=False, server_default=text("3")),  # of a summary, at most
    Column("script", Text, nullable=False, server_default=text("'cyrillic'")),  # or "latin", "arabic"
    Column("pictures", Boolean, nullable=False, server_default=false()),
    Column("footer", Boolean, nullable=False, server_default=true()),  # the day's rates under a post
    Column("rates_at", SmallInteger),  # minutes after midnight in the chat's zone: the day's rates come; NULL: never
    Column("next_rates", Moment),  # when they come next
    Index("chat_rates", "next_rates", sqlite_where=_TOLD_RATES, postgresql_where=_TOLD_RATES),
    Index("chat_digest", "next_digest", sqlite_where=_DIGESTED, postgresql_where=_DIGESTED),
)

follow = Table(
    "follow",
    metadata,
    Column("chat_id", Whole, ForeignKey("chat.id"), primary_key=True, autoincrement=False),
    Column("key", Text, primary_key=True),
    Column("label", Text, nullable=False),
    Column("since", Moment, nullable=False),
    Column("thread", Whole),  # of a forum group: stories of this tag go there; NULL: wherever
    Index("follow_key", "key", "chat_id"),
    sqlite_with_rowid=False,
)

mute = Table(  # what a chat does not want, even where it follows a tag of the story
    "mute",
    metadata,
    Column("chat_id", Whole, ForeignKey("chat.id"), primary_key=True, autoincrement=False),
    Column("kind", Text, primary_key=True),  # "tag" (a tag or words) or "source"
    Column("key", Text, primary_key=True),  # of the phrase, or the source's name
    Column("label", Text, nullable=False),
    Column("until", Moment),  # NULL: for good
    Index("mute_key", "kind", "key", "chat_id"),
    Index("mute_until", "until", sqlite_where=_ENDING, postgresql_where=_ENDING),
    sqlite_with_rowid=False,
)

alert = Table(  # a rate that somebody waits for
    "alert",
    metadata,
    Column("chat_id", Whole, ForeignKey("chat.id"), primary_key=True, autoincrement=False),
    Column("currency", Text, primary_key=True),
    Column("above", Boolean, primary_key=True),  # it is told when the rate is over the value; else, under it
    Column("value", Exact, primary_key=True),  # tenge for one unit
    Column("since", Moment, nullable=False),
    Column("told", Moment),  # NULL: not yet
    Column("claimed", Moment),  # since when it is being told: written before it is sent
    Index("alert_currency", "currency", "told"),
    sqlite_with_rowid=False,
)
