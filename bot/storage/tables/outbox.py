"""The schema. `migrations/` must reach exactly this; a test compares them."""

from enum import IntEnum

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    ColumnElement,
    Date,
    ForeignKey,
    FromClause,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    Text,
    literal_column,
    text,
)

from bot.storage.columns import Exact, Hex, Moment, Whole

metadata = MetaData()

# ---------------------------------------------------------------- what the world said

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
    Index("story_told", "told", "published", "id"),
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

rate = Table(
    "rate",
    metadata,
    Column("on", Date, primary_key=True),
    Column("currency", Text, primary_key=True),
    Column("value", Exact, nullable=False),
    Column("name", Text, nullable=False),
    sqlite_with_rowid=False,
)

# ---------------------------------------------------------------- people

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
)

follow = Table(
    "follow",
    metadata,
    Column("chat_id", Whole, ForeignKey("chat.id"), primary_key=True, autoincrement=False),
    Column("key", Text, primary_key=True),
    Column("label", Text, nullable=False),
    Column("since", Moment, nullable=False),
    Index("follow_key", "key", "chat_id"),
    sqlite_with_rowid=False,
)

# ---------------------------------------------------------------- the outbox


class State(IntEnum):
    """Where a delivery stands: due → leased → sending → sent, failed or unknown; held while its chat is paused."""

    DUE = 0
    LEASED = 1
    SENDING = 2
    SENT = 3
    FAILED = 4
    UNKNOWN = 5
    HELD = 6


def literal(state: State) -> ColumnElement[int]:
    """The state as a literal in the SQL: a bound one would miss the partial indexes (FACTS)."""
    return literal_column(str(state.value), SmallInteger)


# A query is served by a partial index only where it repeats the index's condition word for word.
_DUE, _IN_FLIGHT, _HELD = "state = 0", "state IN (1, 2)", "state = 6"

# No foreign keys: rows come from `follow` and `story` in one statement, and a million checks a story buy nothing.
delivery = Table(
    "delivery",
    metadata,
    Column("story_id", Whole, primary_key=True, autoincrement=False),
    Column("chat_id", Whole, primary_key=True, autoincrement=False),
    Column("state", SmallInteger, nullable=False),
    Column("due", Moment, nullable=False),
    Column("owed", Moment, nullable=False),  # since when; a chat's posts go out in this order
    Column("attempt", SmallInteger, nullable=False),  # how often the sending began
    Column("token", Integer, nullable=False),  # grows with every claim; an older one changes nothing
    Column("changed", Moment, nullable=False),
    Column("leased_until", Moment),
    Column("message_id", Whole),
    Column("reason", Text),  # of the last failure, in plain words
    CheckConstraint("state BETWEEN 0 AND 6", name="delivery_state"),
    Index("delivery_due", "due", "story_id", "chat_id", sqlite_where=text(_DUE), postgresql_where=text(_DUE)),
    Index("delivery_waiting", "chat_id", "owed", "story_id", sqlite_where=text(_DUE), postgresql_where=text(_DUE)),
    Index(
        "delivery_in_flight",
        "chat_id",
        "leased_until",
        sqlite_where=text(_IN_FLIGHT),
        postgresql_where=text(_IN_FLIGHT),
    ),
    Index("delivery_held", "chat_id", sqlite_where=text(_HELD), postgresql_where=text(_HELD)),
    sqlite_with_rowid=False,
)


def stands_at(state: State, rows: FromClause = delivery) -> ColumnElement[bool]:
    """The rows in this state, in the words of the partial indexes."""
    return rows.c.state == literal(state)


def in_flight(rows: FromClause = delivery) -> ColumnElement[bool]:
    """The rows that somebody has claimed, in the words of the partial index."""
    return rows.c.state.in_([literal(State.LEASED), literal(State.SENDING)])


# ---------------------------------------------------------------- the bot's own memory

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
