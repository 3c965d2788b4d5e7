"""Channels: their editors, routes and templates, what waits for a word, what is planned, what stands there."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_moment = _whole  # microseconds since 1970, UTC


def upgrade() -> None:
    """Add them."""
    _channels()
    _invitations()
    _routes()
    _cards()
    _questions()
    _suggestions()
    _slots()
    _slot_times()
    _awaited()
    _posts()
    _audit()
    _undertakings()


def _channels() -> None:
    op.create_table(
        "channel",
        sa.Column("id", _whole, sa.ForeignKey("chat.id"), primary_key=True, autoincrement=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("username", sa.Text()),
        sa.Column("connected", _moment, nullable=False),
        sa.Column("gone", _moment),
        sa.Column("held", sa.Text()),
        sa.Column("template", sa.JSON(), nullable=False),
        sa.Column("gap", sa.SmallInteger(), nullable=False, server_default=sa.text("0")),
        sa.Column("hourly", sa.SmallInteger()),
        sa.Column("spare", sa.Text(), nullable=False, server_default=sa.text("'wait'")),
    )
    op.create_table(
        "editor",
        sa.Column("channel_id", _whole, sa.ForeignKey("channel.id"), primary_key=True, autoincrement=False),
        sa.Column("user_id", _whole, primary_key=True, autoincrement=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("since", _moment, nullable=False),
        sa.Column("greeted", sa.Boolean(), nullable=False, server_default=sa.false()),
        sqlite_with_rowid=False,
    )
    op.create_index("editor_user", "editor", ["user_id"])


def _invitations() -> None:
    op.create_table(
        "invitation",
        sa.Column("token", sa.Text(), primary_key=True),
        sa.Column("channel_id", _whole, sa.ForeignKey("channel.id"), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("until", _moment, nullable=False),
    )
    op.create_index("invitation_channel", "invitation", ["channel_id"])


def _routes() -> None:
    op.create_table(
        "route",
        sa.Column("channel_id", _whole, sa.ForeignKey("channel.id"), primary_key=True, autoincrement=False),
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("since", _moment, nullable=False),
        sa.Column("own", sa.JSON(), nullable=False, server_default=sa.text("'{}'")),
        sqlite_with_rowid=False,
    )


def _cards() -> None:
    op.create_table(
        "card",
        sa.Column("channel_id", _whole, sa.ForeignKey("channel.id"), primary_key=True, autoincrement=False),
        sa.Column("story_id", _whole, primary_key=True, autoincrement=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("came", _moment, nullable=False),
        sa.Column("editor_id", _whole),
        sa.Column("decided", _moment),
        sa.Column("title", sa.Text()),
        sa.Column("summary", sa.JSON()),
        sa.Column("reason", sa.Text()),
        sa.Column("told", _moment),
        sa.Column("slot_id", _whole),
        sa.Column("into", _whole),
        sa.Column("corrected", _moment),
        sa.Column("at_once", sa.Boolean(), nullable=False, server_default=sa.false()),
        sqlite_with_rowid=False,
    )
    op.create_index("card_waiting", "card", ["channel_id", "state", "came"])
    awaiting = sa.text("state = 8")
    op.create_index("delivery_awaiting", "delivery", ["chat_id"], sqlite_where=awaiting, postgresql_where=awaiting)


def _questions() -> None:
    op.create_table(
        "question",
        sa.Column("user_id", _whole, primary_key=True, autoincrement=False),
        sa.Column("message_id", _whole, primary_key=True, autoincrement=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("what", sa.JSON(), nullable=False),
        sa.Column("asked", _moment, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("question_asked", "question", ["asked"])
    op.create_table(
        "card_shown",
        sa.Column("user_id", _whole, primary_key=True, autoincrement=False),
        sa.Column("message_id", _whole, primary_key=True, autoincrement=False),
        sa.Column("channel_id", _whole, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("item_id", _whole, nullable=False),
        sa.Column("since", _moment, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("card_shown_item", "card_shown", ["channel_id", "kind", "item_id"])
    op.create_index("card_shown_since", "card_shown", ["since"])


def _suggestions() -> None:
    op.create_table(
        "suggestion",
        sa.Column("id", _whole, primary_key=True),
        sa.Column("channel_id", _whole, sa.ForeignKey("channel.id"), nullable=False),
        sa.Column("user_id", _whole, nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("signed", sa.Text()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("came", _moment, nullable=False),
        sa.Column("editor_id", _whole),
        sa.Column("decided", _moment),
        sa.Column("reason", sa.Text()),
        sa.Column("told", _moment),
        sa.Column("slot_id", _whole),
        sa.Column("answered", _moment),
        sa.Column("direct_id", _whole),
        sa.Column("message_id", _whole),
        sa.Column("currency", sa.Text()),
        sa.Column("amount", _whole),
        sa.Column("wanted", _moment),
        sa.Column("due", _moment),
        sa.Column("print", sa.Text()),
        sa.Column("word", sa.Text()),
    )
    op.create_index("suggestion_waiting", "suggestion", ["channel_id", "state", "came"])
    op.create_index("suggestion_user", "suggestion", ["user_id", "came"])
    op.create_index("suggestion_direct", "suggestion", ["direct_id", "message_id"], unique=True)


def _slots() -> None:
    op.create_table(
        "slot",
        sa.Column("id", _whole, primary_key=True),
        sa.Column("channel_id", _whole, sa.ForeignKey("channel.id"), nullable=False),
        sa.Column("author_id", _whole, nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("silent", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("pin", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("delete_after", sa.SmallInteger()),
        sa.Column("repeat", sa.Text()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("due", _moment),
        sa.Column("posted", _moment),
        sa.Column("message_ids", sa.JSON()),
        sa.Column("reason", sa.Text()),
        sa.Column("vanish", _moment),
        sa.Column("asked", _moment),
    )
    for name, column, state in (
        ("slot_due", "due", "planned"),
        ("slot_gathering", "due", "draft"),
        ("slot_held", "asked", "held"),
        ("slot_vanish", "vanish", "posted"),
    ):
        where = sa.text(f"state = '{state}'")
        op.create_index(name, "slot", [column], sqlite_where=where, postgresql_where=where)
    op.create_index("slot_channel", "slot", ["channel_id", "due"])


def _awaited() -> None:
    op.create_table(
        "awaited",
        sa.Column("user_id", _whole, primary_key=True, autoincrement=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("since", _moment, nullable=False),
    )


def _slot_times() -> None:
    op.create_table(
        "slot_time",
        sa.Column("channel_id", _whole, sa.ForeignKey("channel.id"), primary_key=True, autoincrement=False),
        sa.Column("weekday", sa.SmallInteger(), primary_key=True),
        sa.Column("minute", sa.SmallInteger(), primary_key=True),
        sqlite_with_rowid=False,
    )


def _posts() -> None:
    op.create_table(
        "channel_post",
        sa.Column("channel_id", _whole, primary_key=True, autoincrement=False),
        sa.Column("message_id", _whole, primary_key=True, autoincrement=False),
        sa.Column("story_id", _whole),
        sa.Column("slot_id", _whole),
        sa.Column("posted", _moment, nullable=False),
        sa.Column("edits", sa.SmallInteger(), nullable=False, server_default=sa.text("0")),
        sa.Column("reactions", sa.JSON()),
        sa.Column("deleted", _moment),
        sa.Column("route", sa.Text()),
        sqlite_with_rowid=False,
    )
    op.create_index("channel_post_posted", "channel_post", ["channel_id", "posted"])
    op.create_index("channel_post_story", "channel_post", ["story_id"])


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", _whole, primary_key=True),
        sa.Column("channel_id", _whole, nullable=False),
        sa.Column("user_id", _whole, nullable=False),
        sa.Column("name", sa.Text()),
        sa.Column("at", _moment, nullable=False),
        sa.Column("did", sa.Text(), nullable=False),
        sa.Column("what", sa.JSON(), nullable=False),
    )
    op.create_index("audit_channel", "audit", ["channel_id", "at"])
    op.create_index("audit_user", "audit", ["user_id"])


def _undertakings() -> None:
    op.add_column("story", sa.Column("edited", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("story", sa.Column("retracted", _moment))
    op.add_column("amendment", sa.Column("lists", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "undertaking",
        sa.Column("story_id", _whole, primary_key=True, autoincrement=False),
        sa.Column("deed", sa.Text(), primary_key=True),
        sa.Column("since", _moment, nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.Column("chat_id", _whole),
        sa.Column("message_id", _whole),
        sa.Column("shown", sa.Integer()),
        sa.Column("ended", _moment),
        sqlite_with_rowid=False,
    )
