"""The search index, which stories it still lacks (all of them, at first), and the newest by their own moments."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_UNINDEXED = sa.text("indexed = 0")
_FTS5 = (
    "CREATE VIRTUAL TABLE search USING fts5(title, lead, text, content='',detail=column,columnsize=0,tokenize=ascii)",
    "INSERT INTO search (search, rank) VALUES ('automerge', 0)",
    "INSERT INTO search (search, rank) VALUES ('crisismerge', 1000)",
)
_TSVECTOR = (
    "CREATE TABLE search (rowid BIGINT PRIMARY KEY, title TSVECTOR, lead TSVECTOR, text TSVECTOR)",
    "CREATE INDEX search_terms ON search USING gin ((title || lead || text))",
)


def upgrade() -> None:
    """Add them."""
    op.add_column("story", sa.Column("indexed", sa.SmallInteger(), nullable=False, server_default=sa.text("0")))
    op.create_index("story_published", "story", ["published", "id"])
    op.create_index("story_unindexed", "story", ["told"], sqlite_where=_UNINDEXED, postgresql_where=_UNINDEXED)
    op.create_table(
        "place",
        sa.Column("number", _whole, primary_key=True, autoincrement=False),
        sa.Column("story_id", _whole),
    )
    op.create_index("place_story", "place", ["story_id"])
    for step in _FTS5 if op.get_context().dialect.name == "sqlite" else _TSVECTOR:
        op.execute(step)
