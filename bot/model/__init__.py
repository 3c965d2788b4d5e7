"""The words of the house: frozen values that every layer speaks. Standard library only, nothing but values."""

from bot.model.outbox import (
    Button,
    ChatGone,
    ChatMoved,
    Delivery,
    Document,
    Drawn,
    Outcome,
    Pace,
    Parcel,
    Picture,
    Post,
    Refused,
    RetryLater,
    Sent,
    Unknown,
)
from bot.model.people import Chat, Mute
from bot.model.stories import Article, Entry, Kept, LeftOut, Report, Story, Tag
from bot.model.world import Alert, Rate, Signals, SourceState

__all__ = [
    "Alert",
    "Article",
    "Button",
    "Chat",
    "ChatGone",
    "ChatMoved",
    "Delivery",
    "Document",
    "Drawn",
    "Entry",
    "Kept",
    "LeftOut",
    "Mute",
    "Outcome",
    "Pace",
    "Parcel",
    "Picture",
    "Post",
    "Rate",
    "Refused",
    "Report",
    "RetryLater",
    "Sent",
    "Signals",
    "SourceState",
    "Story",
    "Tag",
    "Unknown",
]
