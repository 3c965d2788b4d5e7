"""What an editor's or an operator's deed is about: looked up, and asked whether they may, anew each time."""

from dataclasses import dataclass
from datetime import datetime

from bot.actions.channels import allowed
from bot.actions.desk import Desk
from bot.formatter import living as answers
from bot.formatter.channels import refusal
from bot.model import ChannelPost, Chat, Story
from bot.rules import living as rules
from bot.rules.living import Deed, Reach, Touched
from bot.rules.rights import Action, Refusal
from bot.storage import channel_posts, stories, undertakings

_NEEDS: dict[Deed, Action] = {
    "correct": "correct",
    "retract": "retract",
    "hurry": "breaking",
    "pin": "pin",
    "unpin": "pin",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """It, and how far a deed reaches."""

    of: answers.Subject
    reach: Reach
    post: ChannelPost | None  # in the channel; None: a story, wherever it stands
    story: Story | None  # None: an editor's own post, or a story that was taken back

    @property
    def deeds(self) -> tuple[Deed, ...]:
        """What can be done: nothing to what is there no more."""
        if (self.post and self.post.deleted) or (self.story is None and (self.post is None or self.post.story_id)):
            return ()
        return rules.offered(self.reach, story=self.story is not None, stands_in_channel=self.post is not None)


async def find(desk: Desk, chat: Chat, place: tuple[int, int], deed: Deed | None, now: datetime) -> Subject | str:
    """The subject at this channel and message (or no channel and a story); a word for the toast where it may not be.

    Without a deed it is only looked at.
    """
    channel, item = place
    voice = desk.voice(await desk.known(chat, now))
    if channel == 0:
        return await _story(desk, item) if desk.operates(chat) else refusal("stranger", voice)
    judged = await allowed(desk, channel, chat.id, _NEEDS[deed] if deed else "look", now)
    if isinstance(judged, Refusal):
        return refusal(judged.why, voice)
    async with desk.db.read() as connection:
        post = await channel_posts.get(connection, channel, item)
        if post is None:
            return voice.label("living-gone")
        story = await stories.get(connection, post.story_id) if post.story_id else None
        titles = await channel_posts.titles(connection, [post])
    reach = rules.reach(channel, operator=desk.operates(chat), newsroom=desk.config.channels.newsroom)
    of = answers.Subject(channel=channel, item=item, title=titles[item], channel_title=judged.title)
    found = Subject(of=of, reach=reach, post=post, story=story)
    return found if deed is None or deed in found.deeds else voice.label("living-cannot")


async def _story(desk: Desk, story_id: int) -> Subject:
    async with desk.db.read() as connection:
        story = await stories.get(connection, story_id)
    of = answers.Subject(channel=0, item=story_id, title=story.title if story else "")
    return Subject(of=of, reach="everywhere", post=None, story=story)


async def touched(desk: Desk, subject: Subject) -> Touched:
    """How many posts a deed touches."""
    if subject.reach == "channel" or subject.story is None:
        return Touched(channels=1)
    async with desk.db.read() as connection:
        return await undertakings.touched(connection, subject.story.id)
