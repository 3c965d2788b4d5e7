"""The schema as it began."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_moment = _whole  # microseconds since 1970, UTC


def upgrade() -> None:
    """Create every table."""
    _sources()
    _stories()
    _rates()
    _people()
    _outbox()
    _memory()


def _sources() -> None:
    op.create_table(
        "source_state",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.Column("etag", sa.Text()),
        sa.Column("last_modified", sa.Text()),
        sa.Column("body_hash", sa.Text()),
        sa.Column("next_due", _moment),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_success", _moment),
        sa.Column("last_error", sa.Text()),
        sa.Column("started", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "identity",
        sa.Column("key", sa.LargeBinary(), primary_key=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("story_id", _whole),
        sa.Column("seen", _moment, nullable=False),
        sqlite_with_rowid=False,
    )


def _stories() -> None:
    op.create_table(
        "story",
        sa.Column("id", _whole, primary_key=True, autoincrement=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("published", _moment, nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("picture", sa.Text()),
        sa.Column("told", _moment, nullable=False),
    )
    op.create_index("story_told", "story", ["told", "published", "id"])
    op.create_table(
        "story_tag",
        sa.Column("story_id", _whole, sa.ForeignKey("story.id"), primary_key=True, autoincrement=False),
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("story_tag_key", "story_tag", ["key", "story_id"])


def _rates() -> None:
    op.create_table(
        "rate",
        sa.Column("on", sa.Date(), primary_key=True),
        sa.Column("currency", sa.Text(), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )


def _people() -> None:
    op.create_table(
        "chat",
        sa.Column("id", _whole, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("pause_reason", sa.Text()),
        sa.Column("not_before", _moment),
        sa.Column("since", _moment, nullable=False),
    )
    op.create_table(
        "follow",
        sa.Column("chat_id", _whole, sa.ForeignKey("chat.id"), primary_key=True, autoincrement=False),
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("since", _moment, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("follow_key", "follow", ["key", "chat_id"])


def _outbox() -> None:
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
        sa.CheckConstraint("state BETWEEN 0 AND 6", name="delivery_state"),
        sqlite_with_rowid=False,
    )
    _partial("delivery_due", "delivery", ["due", "story_id", "chat_id"], "state = 0")
    _partial("delivery_waiting", "delivery", ["chat_id", "owed", "story_id"], "state = 0")
    _partial("delivery_in_flight", "delivery", ["chat_id", "leased_until"], "state IN (1, 2)")
    _partial("delivery_held", "delivery", ["chat_id"], "state = 6")


def _memory() -> None:
    op.create_table(
        "notice",
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("since", _moment, nullable=False),
    )
    op.create_table(
        "inbox",
        sa.Column("arrival", _whole, primary_key=True),
        sa.Column("update_id", _whole, nullable=False, unique=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("done", sa.SmallInteger(), nullable=False),
    )
    _partial("inbox_pending", "inbox", ["arrival"], "done = 0")
    op.create_table(
        "lease",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("until", _moment, nullable=False),
    )


def _partial(name: str, table: str, columns: list[str], condition: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(condition), postgresql_where=sa.text(condition))
