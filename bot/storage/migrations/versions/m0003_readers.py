"""What readers ask for: alerts and the morning's rates, topics of forum groups, the pages of a list."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_moment = _whole  # microseconds since 1970, UTC


def upgrade() -> None:
    """Add them."""
    op.add_column("chat", sa.Column("rates_at", sa.SmallInteger()))
    op.add_column("chat", sa.Column("next_rates", _moment))
    _partial("chat_rates", "chat", ["next_rates"], "next_rates IS NOT NULL")
    op.add_column("follow", sa.Column("thread", _whole))
    op.create_table(
        "alert",
        sa.Column("chat_id", _whole, sa.ForeignKey("chat.id"), primary_key=True, autoincrement=False),
        sa.Column("currency", sa.Text(), primary_key=True),
        sa.Column("above", sa.Boolean(), primary_key=True),
        sa.Column("value", sa.Text(), primary_key=True),
        sa.Column("since", _moment, nullable=False),
        sa.Column("told", _moment),
        sa.Column("claimed", _moment),
        sqlite_with_rowid=False,
    )
    op.create_index("alert_currency", "alert", ["currency", "told"])
    op.create_index(
        "delivery_listed",
        "delivery",
        ["chat_id", "message_id"],
        sqlite_where=sa.text("listed = 1"),
        postgresql_where=sa.text("listed"),
    )


def _partial(name: str, table: str, columns: list[str], condition: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(condition), postgresql_where=sa.text(condition))
