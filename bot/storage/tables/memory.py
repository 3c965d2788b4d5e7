"""Tables of the bot's own memory."""

from sqlalchemy import Column, Date, Float, Index, Integer, SmallInteger, Table, Text, text

from bot.storage.columns import Moment, Whole
from bot.storage.tables.metadata import metadata

notice = Table(
    "notice",
    metadata,
    Column("key", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("since", Moment, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    Column("arrival", Whole, primary_key=True),
    Column("update_id", Whole, nullable=False, unique=True),
    Column("body", Text, nullable=False),
    Column("done", SmallInteger, nullable=False),  # 0 or 1: a Boolean is compared in other words on each engine
    Index("inbox_pending", "arrival", sqlite_where=text("done = 0"), postgresql_where=text("done = 0")),
)

lease = Table(
    "lease",
    metadata,
    Column("name", Text, primary_key=True),
    Column("holder", Text, nullable=False),
    Column("until", Moment, nullable=False),
)

pace = Table(  # what Telegram taught about its limits, for the next start
    "pace",
    metadata,
    Column("name", Text, primary_key=True),
    Column("halted_until", Moment),  # a 429 wants silence until then
    Column("rate", Float),  # messages a second that went well
)

tally = Table(  # what was counted, day by day
    "tally",
    metadata,
    Column("day", Date, primary_key=True),
    Column("what", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    sqlite_with_rowid=False,
)
