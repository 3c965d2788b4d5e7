"""One story, once: reports, versions and corrections; delivery by lanes, lists and digests; what the doctor knows."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_moment = _whole  # microseconds since 1970, UTC
_span = _whole  # microseconds


def upgrade() -> None:
    """Add what the world said, what people want, and what is under way."""
    _sources()
    _stories()
    _signals()
    _people()
    _outbox()
    _chunks()
    _memory()


def _sources() -> None:
    for column in (
        sa.Column("last_kind", sa.Text()),
        sa.Column("interval", _span),
        sa.Column("usual_gap", _span),
        sa.Column("last_new", _moment),
        sa.Column("newest", _moment),
        sa.Column("items", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("spoken", sa.Integer(), nullable=False, server_default=sa.text("0")),
    ):
        op.add_column("source_state", column)


def _stories() -> None:
    op.add_column("story", sa.Column("version", sa.Integer(), nullable=False, server_default=sa.text("1")))
    op.add_column("story", sa.Column("corrected", _moment))
    op.add_column("story", sa.Column("breaking", _moment))
    op.create_table(
        "story_version",
        sa.Column("story_id", _whole, sa.ForeignKey("story.id"), primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("until", _moment, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "report",
        sa.Column("story_id", _whole, sa.ForeignKey("story.id"), primary_key=True, autoincrement=False),
        sa.Column("link", sa.Text(), primary_key=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("published", _moment, nullable=False),
        sa.Column("told", _moment, nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("given", sa.LargeBinary(), nullable=False),
        sa.Column("next_check", _moment),
        sa.Column("vanished", _moment),
        sqlite_with_rowid=False,
    )
    op.create_index("report_key", "report", ["key"])
    op.create_index("report_source", "report", ["source", "told"])
    _partial("report_check", "report", ["next_check"], "next_check IS NOT NULL")


def _signals() -> None:
    op.create_table(
        "hot_tag",
        sa.Column("day", sa.Date(), primary_key=True),
        sa.Column("source", sa.Text(), primary_key=True),
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "picture",
        sa.Column("address", sa.Text(), primary_key=True),
        sa.Column("file_id", sa.Text()),
        sa.Column("seen", _moment, nullable=False),
    )
    op.create_index("picture_seen", "picture", ["seen"])
    op.add_column("rate", sa.Column("held", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table("day_without_rates", sa.Column("on", sa.Date(), primary_key=True))
    op.create_table(
        "site_rate",
        sa.Column("day", sa.Date(), primary_key=True),
        sa.Column("source", sa.Text(), primary_key=True),
        sa.Column("currency", sa.Text(), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )


def _people() -> None:
    for column in (
        sa.Column("digest", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("digest_times", sa.JSON()),
        sa.Column("next_digest", _moment),
        sa.Column("quiet_from", sa.SmallInteger()),
        sa.Column("quiet_to", sa.SmallInteger()),
        sa.Column("asleep_until", _moment),
        sa.Column("wake", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("zone", sa.Text()),
        sa.Column("sentences", sa.SmallInteger(), nullable=False, server_default=sa.text("3")),
        sa.Column("script", sa.Text(), nullable=False, server_default=sa.text("'cyrillic'")),
        sa.Column("pictures", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("footer", sa.Boolean(), nullable=False, server_default=sa.true()),
    ):
        op.add_column("chat", column)
    _partial("chat_digest", "chat", ["next_digest"], "next_digest IS NOT NULL")
    op.create_table(
        "mute",
        sa.Column("chat_id", _whole, sa.ForeignKey("chat.id"), primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text(), primary_key=True),
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("until", _moment),
        sqlite_with_rowid=False,
    )
    op.create_index("mute_key", "mute", ["kind", "key", "chat_id"])
    _partial("mute_until", "mute", ["until"], "until IS NOT NULL")


_OLD = "story_id, chat_id, state, due, owed, attempt, token, changed, leased_until, message_id, reason"


def _outbox() -> None:
    """The check of the states changes: SQLite wants a new table for it."""
    for index in ("due", "waiting", "in_flight", "held"):
        op.drop_index(f"delivery_{index}", "delivery")
    op.rename_table("delivery", "delivery_before")
    op.create_table(
        "delivery",
        sa.Column("story_id", _whole, primary_key=True, autoincrement=False),
        sa.Column("chat_id", _whole, primary_key=True, autoincrement=False),
        sa.Column("state", sa.SmallInteger(), nullable=False),
        sa.Column("due", _moment, nullable=False),
        sa.Column("owed", _moment, nullable=False),
        sa.Column("attempt", sa.SmallInteger(), nullable=False),
        sa.Column("token", sa.Integer(), nullable=False),
        sa.Column("changed", _moment, nullable=False),
        sa.Column("leased_until", _moment),
        sa.Column("message_id", _whole),
        sa.Column("reason", sa.Text()),
        sa.Column("lane", sa.SmallInteger(), nullable=False, server_default=sa.text("1")),
        sa.Column("shown", _moment),
        sa.Column("listed", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.CheckConstraint("state BETWEEN 0 AND 8", name="delivery_state"),
        sqlite_with_rowid=False,
    )
    op.execute(f"INSERT INTO delivery ({_OLD}) SELECT {_OLD} FROM delivery_before")  # noqa: S608 - our own words
    op.drop_table("delivery_before")
    _partial("delivery_due", "delivery", ["due", "story_id", "chat_id"], "state = 0")
    _partial("delivery_breaking", "delivery", ["lane", "due", "story_id", "chat_id"], "state = 0 AND lane = 0")
    _partial("delivery_waiting", "delivery", ["chat_id", "lane", "owed", "story_id", "state", "due"], "state = 0")
    _partial("delivery_in_flight", "delivery", ["chat_id", "leased_until"], "state IN (1, 2)")
    _partial("delivery_held", "delivery", ["chat_id"], "state = 6")
    _partial("delivery_gathered", "delivery", ["chat_id"], "state = 7")


def _chunks() -> None:
    op.create_table(
        "fanout",
        sa.Column("story_id", _whole, primary_key=True, autoincrement=False),
        sa.Column("begun", _moment, primary_key=True),
        sa.Column("keys", sa.JSON(), nullable=False),
        sa.Column("unwanted", sa.JSON(), nullable=False),
        sa.Column("after_chat", _whole),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "amendment",
        sa.Column("story_id", _whole, primary_key=True, autoincrement=False),
        sa.Column("since", _moment, nullable=False),
        sa.Column("not_older", _moment, nullable=False),
        sqlite_with_rowid=False,
    )


def _memory() -> None:
    op.create_table(
        "pace",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("halted_until", _moment),
        sa.Column("rate", sa.Float()),
    )
    op.create_table(
        "tally",
        sa.Column("day", sa.Date(), primary_key=True),
        sa.Column("what", sa.Text(), primary_key=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
    lite = op.get_bind().dialect.name == "sqlite"
    day = (
        "date(changed / 1000000, 'unixepoch')" if lite else "(to_timestamp(changed / 1000000) AT TIME ZONE 'UTC')::date"
    )
    what = "CASE state WHEN 3 THEN 'sent' WHEN 5 THEN 'unknown' ELSE 'failed: ' || substr(reason, 1, 200) END"
    ended = f"SELECT {day}, {what}, count(*) FROM delivery WHERE state IN (3, 4, 5) GROUP BY 1, 2"  # noqa: S608 - our own words
    op.execute(f"INSERT INTO tally (day, what, count) {ended}")


def _partial(name: str, table: str, columns: list[str], condition: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(condition), postgresql_where=sa.text(condition))
