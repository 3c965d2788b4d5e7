"""What readers have opened in a post of theirs and not closed again: nothing takes it away while they read.

It is kept in memory only: after a restart a post is brought up to date as if nobody had touched it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

READING = timedelta(hours=1)  # nobody reads one post for longer
MOST = 10_000  # posts, of everybody


@dataclass(frozen=True, slots=True)
class Open:
    """How a post stands before its reader."""

    sentences: int = 0  # of the article, below the summary
    why: bool = False  # in the post's place stands why it came
    of_list: bool = False  # it stands in the place of the list in which it came


class Opened:
    """Which posts stand open, by chat and story."""

    def __init__(self) -> None:
        self._posts: dict[tuple[int, int], tuple[Open, datetime]] = {}  # the latest stands last

    def note(self, chat_id: int, story_id: int, stands: Open, now: datetime) -> None:
        """The post stands so since now."""
        self._posts.pop((chat_id, story_id), None)
        if stands != Open():
            self._posts[chat_id, story_id] = (stands, now)
        if len(self._posts) > MOST:
            del self._posts[next(iter(self._posts))]

    def of(self, chat_id: int, story_id: int, now: datetime) -> Open:
        """How the post stands; after a while, closed."""
        stands, since = self._posts.get((chat_id, story_id), (Open(), now))
        return stands if now - since < READING else Open()
