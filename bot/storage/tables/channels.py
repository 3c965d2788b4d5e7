"""Tables of channels: their editors and routes, what waits for a decision, what is planned, who did what."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, SmallInteger, Table, Text, false, text

from bot.storage.columns import Moment, Whole
from bot.storage.tables.metadata import metadata

channel = Table(  # beside its row in `chat`, which holds digest times, night hours, language, zone and script
    "channel",
    metadata,
    Column("id", Whole, ForeignKey("chat.id"), primary_key=True, autoincrement=False),
    Column("title", Text, nullable=False),
    Column("username", Text),  # without @; NULL: a private channel
    Column("connected", Moment, nullable=False),
    Column("gone", Moment),  # since when the bot is out, or was disconnected; what is set is kept for thirty days
    Column("held", Text),  # why nothing is posted; NULL: all is well
    Column("template", JSON, nullable=False),  # see `model.Template`
    Column("gap", SmallInteger, nullable=False, server_default=text("0")),  # minutes between two posts, at least
    Column("hourly", SmallInteger),  # posts an hour, at most; NULL: no limit
    Column("spare", Text, nullable=False, server_default=text("'wait'")),  # what is too much: "wait" or "digest"
)

editor = Table(
    "editor",
    metadata,
    Column("channel_id", Whole, ForeignKey("channel.id"), primary_key=True, autoincrement=False),
    Column("user_id", Whole, primary_key=True, autoincrement=False),
    Column("role", Text, nullable=False),  # "owner", "editor", "viewer"
    Column("name", Text, nullable=False),  # as Telegram shows it
    Column("since", Moment, nullable=False),
    Column("greeted", Boolean, nullable=False, server_default=false()),  # else the word waits for their /start
    Index("editor_user", "user_id"),
    sqlite_with_rowid=False,
)

invitation = Table(  # makes one person an editor, once
    "invitation",
    metadata,
    Column("token", Text, primary_key=True),
    Column("channel_id", Whole, ForeignKey("channel.id"), nullable=False),
    Column("role", Text, nullable=False),
    Column("until", Moment, nullable=False),
    Index("invitation_channel", "channel_id"),
)

route = Table(  # each has its row in `follow`, under the same key: the fan-out knows only those
    "route",
    metadata,
    Column("channel_id", Whole, ForeignKey("channel.id"), primary_key=True, autoincrement=False),
    Column("key", Text, primary_key=True),
    Column("label", Text, nullable=False),
    Column("mode", Text, nullable=False),  # "now", "digest", "queue"
    Column("since", Moment, nullable=False),
    Column("own", JSON, nullable=False, server_default=text("'{}'")),  # what is not as the channel has it
    sqlite_with_rowid=False,
)

card = Table(  # a story that waits for an editor's word before it may go to a channel
    "card",
    metadata,
    Column("channel_id", Whole, ForeignKey("channel.id"), primary_key=True, autoincrement=False),
    Column("story_id", Whole, primary_key=True, autoincrement=False),
    Column("state", Text, nullable=False),  # "waiting", "taken", "approved", "rejected", "merged"
    Column("came", Moment, nullable=False),
    Column("editor_id", Whole),  # who has taken it, or decided
    Column("decided", Moment),
    Column("title", Text),  # the editor's version; NULL: the story's own
    Column("summary", JSON),
    Column("reason", Text),  # of the rejection
    Column("told", Moment),  # since when the editors know that it waits; NULL: they do not yet
    Column("slot_id", Whole),  # the planned post that carries it
    Column("into", Whole),  # the story that it was merged with
    Column("corrected", Moment),  # since when the version stands in place of what was posted; NULL: it was posted so
    Column("at_once", Boolean, nullable=False, server_default=false()),  # approved, and no gate holds it up
    Index("card_waiting", "channel_id", "state", "came"),
    sqlite_with_rowid=False,
)

slot = Table(  # a post that somebody has planned
    "slot",
    metadata,
    Column("id", Whole, primary_key=True),
    Column("channel_id", Whole, ForeignKey("channel.id"), nullable=False),
    Column("author_id", Whole, nullable=False),
    Column("content", JSON, nullable=False),  # see `model.Content`
    Column("silent", Boolean, nullable=False, server_default=false()),
    Column("pin", Boolean, nullable=False, server_default=false()),
    Column("delete_after", SmallInteger),  # hours; NULL: never
    Column("repeat", Text),  # see `rules.repeats`; NULL: once
    Column("state", Text, nullable=False),  # see `model.SlotState`
    Column("due", Moment),  # of a draft: when its album is complete; NULL: nothing is awaited
    Column("posted", Moment),
    Column("message_ids", JSON),  # in the channel
    Column("reason", Text),  # why it is held, or what Telegram said
    Column("vanish", Moment),  # when it is to be deleted in the channel
    Column("asked", Moment),  # held: when the editor was asked what to do with it
    Index("slot_due", "due", sqlite_where=text("state = 'planned'"), postgresql_where=text("state = 'planned'")),
    Index("slot_gathering", "due", sqlite_where=text("state = 'draft'"), postgresql_where=text("state = 'draft'")),
    Index("slot_held", "asked", sqlite_where=text("state = 'held'"), postgresql_where=text("state = 'held'")),
    Index("slot_vanish", "vanish", sqlite_where=text("state = 'posted'"), postgresql_where=text("state = 'posted'")),
    Index("slot_channel", "channel_id", "due"),
)

awaited = Table(  # what an editor's next message will be taken for
    "awaited",
    metadata,
    Column("user_id", Whole, primary_key=True, autoincrement=False),
    Column("what", Text, nullable=False),  # "time", "edit" … : whoever asked knows
    Column("subject", Text, nullable=False),  # which slot, card …
    Column("since", Moment, nullable=False),
)

slot_time = Table(  # when a channel's queue posts: the next free one is offered
    "slot_time",
    metadata,
    Column("channel_id", Whole, ForeignKey("channel.id"), primary_key=True, autoincrement=False),
    Column("weekday", SmallInteger, primary_key=True),  # 0 is Monday
    Column("minute", SmallInteger, primary_key=True),  # after midnight, in the channel's zone
    sqlite_with_rowid=False,
)

suggestion = Table(  # what a reader would like to see in a channel
    "suggestion",
    metadata,
    Column("id", Whole, primary_key=True),
    Column("channel_id", Whole, ForeignKey("channel.id"), nullable=False),
    Column("user_id", Whole, nullable=False),
    Column("content", JSON, nullable=False),
    Column("signed", Text),  # the name to be thanked; NULL: anonymous
    Column("state", Text, nullable=False),  # see `model.SuggestionState`
    Column("came", Moment, nullable=False),
    Column("editor_id", Whole),
    Column("decided", Moment),
    Column("reason", Text),
    Column("told", Moment),  # since when the editors know that it waits
    Column("slot_id", Whole),
    Column("answered", Moment),  # since when its reader knows what became of it
    Column("direct_id", Whole),  # the channel's direct messages, if it was suggested there, and the message
    Column("message_id", Whole),
    Column("currency", Text),  # of what its author pays for it; NULL: nothing
    Column("amount", Whole),
    Column("wanted", Moment),  # when its author wishes it to come out; NULL: as editors please
    Column("due", Moment),  # when Telegram is to publish it; NULL: at once, or as its author wishes
    Column("print", Text),  # by which it is known again in the channel
    Column("word", Text),  # see `model.Word`
    Index("suggestion_waiting", "channel_id", "state", "came"),
    Index("suggestion_user", "user_id", "came"),
    Index("suggestion_direct", "direct_id", "message_id", unique=True),
)

channel_post = Table(  # what stands in a channel, for statistics, corrections and retractions
    "channel_post",
    metadata,
    Column("channel_id", Whole, primary_key=True, autoincrement=False),
    Column("message_id", Whole, primary_key=True, autoincrement=False),
    Column("story_id", Whole),  # NULL: an editor's own post
    Column("slot_id", Whole),
    Column("posted", Moment, nullable=False),
    Column("edits", SmallInteger, nullable=False, server_default=text("0")),
    Column("reactions", JSON),  # {"👍": 3}
    Column("deleted", Moment),
    Column("route", Text),  # the key of the one that brought it; NULL: none did, or it is a list
    Index("channel_post_posted", "channel_id", "posted"),
    Index("channel_post_story", "story_id"),
    sqlite_with_rowid=False,
)

question = Table(  # what the bot has asked a person, who answers by a reply to the message
    "question",
    metadata,
    Column("user_id", Whole, primary_key=True, autoincrement=False),
    Column("message_id", Whole, primary_key=True, autoincrement=False),
    Column("about", Text, nullable=False),  # see `handlers.messages.REPLIES`
    Column("what", JSON, nullable=False),
    Column("asked", Moment, nullable=False),
    Index("question_asked", "asked"),
    sqlite_with_rowid=False,
)

card_shown = Table(  # where an editor has a card before the eyes, to show there what another one does with it
    "card_shown",
    metadata,
    Column("user_id", Whole, primary_key=True, autoincrement=False),
    Column("message_id", Whole, primary_key=True, autoincrement=False),
    Column("channel_id", Whole, nullable=False),
    Column("kind", Text, nullable=False),  # "story" or "suggestion"
    Column("item_id", Whole, nullable=False),
    Column("since", Moment, nullable=False),
    Index("card_shown_item", "channel_id", "kind", "item_id"),
    Index("card_shown_since", "since"),
    sqlite_with_rowid=False,
)

audit = Table(  # who did what; only ever added to
    "audit",
    metadata,
    Column("id", Whole, primary_key=True),
    Column("channel_id", Whole, nullable=False),
    Column("user_id", Whole, nullable=False),  # 0: whoever has left the bot since
    Column("name", Text),  # as Telegram showed it then
    Column("at", Moment, nullable=False),
    Column("did", Text, nullable=False),  # see `rules.audit`
    Column("what", JSON, nullable=False),  # story, slot, route …: ids and plain words
    Index("audit_channel", "channel_id", "at"),
    Index("audit_user", "user_id"),
)
