"""Tables of the outbox: what is owed to whom, and what is still to be spread or mended."""

from enum import IntEnum

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    ColumnElement,
    FromClause,
    Index,
    Integer,
    SmallInteger,
    Table,
    Text,
    case,
    exists,
    false,
    literal_column,
    text,
)
from sqlalchemy import literal as bound

from bot.storage.columns import Moment, Whole
from bot.storage.tables.metadata import metadata
from bot.storage.tables.people import chat


class State(IntEnum):
    """Where a delivery stands: due → leased → sending → sent, failed or unknown.

    Held while its chat is paused, gathered while it waits for the chat's next digest, awaiting an editor's word.
    """

    DUE = 0
    LEASED = 1
    SENDING = 2
    SENT = 3
    FAILED = 4
    UNKNOWN = 5
    HELD = 6
    GATHERED = 7
    AWAITING = 8


def literal(state: State) -> ColumnElement[int]:
    """The state as a literal in the SQL: a bound one would miss the partial indexes (FACTS)."""
    return literal_column(str(state.value), SmallInteger)


# A query is served by a partial index only where it repeats the index's condition word for word.
_DUE, _IN_FLIGHT, _HELD, _GATHERED, _AWAITING = "state = 0", "state IN (1, 2)", "state = 6", "state = 7", "state = 8"
_BREAKING = "state = 0 AND lane = 0"

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
    Column("lane", SmallInteger, nullable=False, server_default=text("1")),  # 0: breaking, before all others
    Column("shown", Moment),  # as the story stood then, the reader has it; NULL: not sent yet
    Column("listed", Boolean, nullable=False, server_default=false()),  # sent as a line of a list
    CheckConstraint("state BETWEEN 0 AND 8", name="delivery_state"),
    Index("delivery_due", "due", "story_id", "chat_id", sqlite_where=text(_DUE), postgresql_where=text(_DUE)),
    Index(  # `lane` stands in front for the planner, which would else take the index of all that is due
        "delivery_breaking",
        "lane",
        "due",
        "story_id",
        "chat_id",
        sqlite_where=text(_BREAKING),
        postgresql_where=text(_BREAKING),
    ),
    Index(  # with `state`, though it is always 0: SQLite would look it up in the table, row by row
        "delivery_waiting",
        "chat_id",
        "lane",
        "owed",
        "story_id",
        "state",
        "due",
        sqlite_where=text(_DUE),
        postgresql_where=text(_DUE),
    ),
    Index(
        "delivery_in_flight",
        "chat_id",
        "leased_until",
        sqlite_where=text(_IN_FLIGHT),
        postgresql_where=text(_IN_FLIGHT),
    ),
    Index("delivery_held", "chat_id", sqlite_where=text(_HELD), postgresql_where=text(_HELD)),
    Index("delivery_gathered", "chat_id", sqlite_where=text(_GATHERED), postgresql_where=text(_GATHERED)),
    Index("delivery_awaiting", "chat_id", sqlite_where=text(_AWAITING), postgresql_where=text(_AWAITING)),
    Index("delivery_listed", "chat_id", "message_id", sqlite_where=text("listed = 1"), postgresql_where=text("listed")),
    sqlite_with_rowid=False,
)


def stands_at(state: State, rows: FromClause = delivery) -> ColumnElement[bool]:
    """The rows in this state, in the words of the partial indexes."""
    return rows.c.state == literal(state)


def in_flight(rows: FromClause = delivery) -> ColumnElement[bool]:
    """The rows that somebody has claimed, in the words of the partial index."""
    return rows.c.state.in_([literal(State.LEASED), literal(State.SENDING)])


def is_breaking(rows: FromClause = delivery) -> ColumnElement[bool]:
    """The rows that go before all others, in the words of the partial index."""
    return rows.c.lane == literal_column("0", SmallInteger)


def waiting(chat_id: int | None = None) -> ColumnElement[int]:
    """The state of a row that is to be sent: held while its chat is paused."""
    which = delivery.c.chat_id if chat_id is None else bound(chat_id, chat.c.id.type)
    paused = exists().where(chat.c.id == which, chat.c.paused)
    return case((paused, literal(State.HELD)), else_=literal(State.DUE))


# ---------------------------------------------------------------- work on one story for many chats, in chunks

fanout = Table(  # a story that is being owed to its followers; the row goes when the last has it
    "fanout",
    metadata,
    Column("story_id", Whole, primary_key=True, autoincrement=False),
    Column("begun", Moment, primary_key=True),
    Column("keys", JSON, nullable=False),  # of the follows that it is owed for
    Column("unwanted", JSON, nullable=False),  # of the mutes that it is kept from
    Column("after_chat", Whole),  # the followers up to this one have it; NULL: none has
    sqlite_with_rowid=False,
)

amendment = Table(  # a story whose posts are being edited; the row goes when the last shows how it stands now
    "amendment",
    metadata,
    Column("story_id", Whole, primary_key=True, autoincrement=False),
    Column("since", Moment, nullable=False),  # posts that show an earlier state are edited
    Column("not_older", Moment, nullable=False),  # posts sent before are left as they are
    Column("lists", Boolean, nullable=False, server_default=false()),  # where it is a line of a list, too
    sqlite_with_rowid=False,
)

undertaking = Table(  # what a person does to all posts of a story, and how far it has come; the row goes with the end
    "undertaking",
    metadata,
    Column("story_id", Whole, primary_key=True, autoincrement=False),
    Column("deed", Text, primary_key=True),  # "correct", "retract"
    Column("since", Moment, nullable=False),
    Column("total", Integer, nullable=False),  # posts, at the beginning
    Column("done", Integer, nullable=False, server_default=text("0")),
    Column("chat_id", Whole),  # who watches; NULL: nobody any more
    Column("message_id", Whole),  # where it is shown
    Column("shown", Integer),  # how many were done then
    Column("ended", Moment),
    sqlite_with_rowid=False,
)
