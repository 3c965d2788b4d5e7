"""What Telegram's words mean, and how long to wait before the next try. The texts are the Bot API server's own."""

from datetime import timedelta

from bot.model import ChatGone, Outcome, Refused

# The chat is out of reach for good: until the person comes back by themselves.
_GONE = (
    "bot was blocked by the user",
    "user is deactivated",
    "bot was kicked from the",
    "bot is not a member of the",
    "bot can't initiate conversation with a user",
    "chat not found",
    "group chat was deleted",
    "have no rights to send a message",
    "need administrator rights in the channel chat",
    "not enough rights to send text messages to the chat",
)

# The post is at fault: nobody else will get it either.
_BAD_POST = (
    "can't parse entities",
    "message is too long",
    "message caption is too long",
    "message text is empty",
    "text must be non-empty",
    "text is too long",
)

# The buttons are at fault: without them the post is well.
_BAD_BUTTONS = ("button_data_invalid", "button_url_invalid", "inline keyboard button", "text buttons are unallowed")

# The picture is at fault: without it the post is well.
_BAD_PICTURE = (
    "failed to get http url content",
    "wrong type of the web page content",
    "wrong file identifier",
    "wrong remote file",
    "image_process_failed",
    "photo_invalid_dimensions",
    "webpage_media_empty",
    "webpage_curl_failed",
    "too big for a photo",
)

# The topic of a forum group is at fault: it was deleted, or closed to the bot.
_LOST_THREAD = ("message thread not found", "topic_deleted", "topic_closed")

# An edit took a picture's caption for a text, or the reverse.
_OTHER_KIND = ("there is no text in the message to edit", "there is no caption in the message to edit")

FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=15)


def of_refusal(text: str) -> Outcome:
    """A 400 or 403 by its text; one that is not known stops this delivery and disables nobody."""
    said = text.lower()
    if any(gone in said for gone in _GONE):
        return ChatGone(text)
    return Refused(text, everybody=any(bad in said for bad in (*_BAD_POST, *_BAD_BUTTONS)))


def blames_the_picture(text: str) -> bool:
    """Whether a refusal means the picture, for everybody, and not the chat or the words."""
    return any(bad in text.lower() for bad in _BAD_PICTURE)


def lost_the_thread(text: str) -> bool:
    """Whether a refusal means the topic of a forum group, and not the group."""
    return any(lost in text.lower() for lost in _LOST_THREAD)


def blames_the_buttons(text: str) -> bool:
    """Whether a refusal means the buttons."""
    return any(bad in text.lower() for bad in _BAD_BUTTONS)


def wait(attempt: int, told: timedelta | None = None, jitter: float = 0.0) -> timedelta:
    """How long after the `attempt`-th failure (1 the first): what Telegram told, else twice as long each time.

    `jitter` (0 to 1) spreads the waits by up to a tenth.
    """
    base = told if told is not None else min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(attempt - 1, 20))
    return base * (1 + jitter / 10)


def is_of_the_other_kind(text: str) -> bool:
    """Whether an edit was refused because a message with a picture was taken for one without, or the reverse."""
    return any(kind in text.lower() for kind in _OTHER_KIND)
