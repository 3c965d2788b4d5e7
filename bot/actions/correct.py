"""Correct: an editor replies with the new words, sees how it will look and how many posts change, and says yes."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.actions import questions, template
from bot.actions.desk import Desk, Reply
from bot.actions.subject import Subject, find, touched
from bot.formatter import living as answers
from bot.formatter import post as posts
from bot.formatter.texts import Voice
from bot.model import Chat, Content, Post, Refused, Sent, Slot
from bot.rules import living as rules
from bot.rules.living import Deed, Words
from bot.storage import amendments, audit, channel_posts, channels, living, slots, stories, undertakings
from bot.storage.questions import Question

ABOUT = "correct"


async def ask(desk: Desk, chat: Chat, found: Subject, now: datetime) -> Reply:
    """The question, which a reply answers."""
    voice = desk.voice(await desk.known(chat, now))
    question = answers.words(found.of, voice)
    if found.story is None:
        slot = await _planned(desk, found)
        if slot and slot.content.kind == "poll":  # Telegram lets nobody change a question that people have answered
            return Reply(toast=voice.label("living-cannot"))
        if slot and slot.content.forward:
            return Reply(toast=voice.label("living-forwarded"))
        question = answers.words_own(rules.worded(slot, found.of.item)[1], voice)
    what = {"channel": found.of.channel, "item": found.of.item}
    await questions.ask(desk, chat, question, Question(ABOUT, what), now)
    return Reply()


async def answered(desk: Desk, chat: Chat, what: dict[str, Any], said: Content, now: datetime) -> tuple[Post, ...]:
    """The new words: shown as they will stand, above the question whether they shall; or they are asked again."""
    voice = desk.voice(await desk.known(chat, now))
    found = await find(desk, chat, (what["channel"], what["item"]), "correct", now)
    if isinstance(found, str):
        return (Post(text=found, html=False),)
    typed = Content(text=questions.words(said), html=said.html)
    if said.kind == "text":
        shown = await _preview(desk, found, typed, now, voice)
    elif (places := rules.holders(await _planned(desk, found))) and said.file:
        answer = Question(ABOUT, {**what, "kind": said.kind, "file": said.file, "message": said.message_ids[0]})
        await questions.ask(desk, chat, answers.swap(found.of, places, voice), answer, now)
        return ()
    else:
        shown = voice.say("living-one-file" if places else "living-words-only")
    if isinstance(shown, str):
        again = Question(ABOUT, {"channel": what["channel"], "item": what["item"]})
        await questions.ask(desk, chat, answers.again(shown, voice), again, now)
        return ()
    await desk.wire.say(chat.id, shown)
    count = (await touched(desk, found)).total
    answer = Question(ABOUT, {**what, "typed": typed.text, "html": typed.html})
    await questions.ask(desk, chat, answers.preview(found.of, count, voice), answer, now)
    return ()


async def _preview(desk: Desk, found: Subject, typed: Content, now: datetime, voice: Voice) -> Post | str:
    """The post as it will be; a text says why it cannot be."""
    if found.story is None:
        _, most = rules.worded(await _planned(desk, found), found.of.item)
        return answers.own_words(typed.html, most, now, voice) or voice.say("living-words-long", most=most)
    said = rules.read(typed.text)
    if said is None:
        return voice.say("living-words-bad")
    story = rules.corrected(found.story, said, now)
    if found.reach == "channel":
        async with desk.db.read() as connection:
            channel = await channels.get(connection, found.of.channel)
        if channel:
            return await template.of_story(desk, channel, story, now)
    return posts.story(story, voice, now=now, look=posts.Look(private=False))


async def _planned(desk: Desk, found: Subject) -> Slot | None:
    """The editor's own post as it was planned; None where that is forgotten."""
    if found.post is None or found.post.slot_id is None:
        return None
    async with desk.db.read() as connection:
        return await slots.get(connection, found.post.slot_id)


async def do(desk: Desk, chat: Chat, found: Subject, _deed: Deed, now: datetime) -> Reply:
    """Let the words stand."""
    voice = desk.voice(await desk.known(chat, now))
    question = await questions.taken(desk, chat)
    what = question.what if question and question.about == ABOUT else {}
    if found.story is None and what.get("file"):
        return await _swap(desk, chat, found, what, now)
    if found.story is None:
        return await _own(desk, chat, found, Content(text=what.get("typed", ""), html=what.get("html", "")), now)
    said = rules.read(what.get("typed", ""))
    if said is None:
        return Reply(toast=voice.label("living-late"))
    total = (await touched(desk, found)).total
    if found.reach == "everywhere":
        await _everywhere(desk, chat, found, said, total, now)
    else:
        await _here(desk, chat, found, said, now)
    return Reply(screen=answers.progress("correct", 0, total, voice))


async def _everywhere(  # noqa: PLR0913, PLR0917 - who, what, to what, of how many posts
    desk: Desk, chat: Chat, found: Subject, said: Words, total: int, now: datetime
) -> None:
    async with desk.db.write() as connection:
        story = await stories.get(connection, found.of.item if found.post is None else found.post.story_id or 0)
        if story is None:
            return
        await stories.correct(connection, rules.corrected(story, said, now), now)
        await living.forget_versions(connection, story.id)
        await amendments.begin(connection, story.id, now, everywhere=True)
        await undertakings.begin(connection, story.id, "correct", total, (chat.id, chat.message), now)
        await living.note(connection, story, found.of.channel, chat.id, "corrected", now)


async def _here(desk: Desk, chat: Chat, found: Subject, said: Words, now: datetime) -> None:
    """In one channel alone: the story has a version of its own there."""
    story = found.story
    if story is None:
        return
    async with desk.db.write() as connection:
        await living.say(connection, found.of.channel, story.id, (said.title, said.summary), chat.id, now)
        await amendments.begin_in(connection, story.id, found.of.channel)
        await undertakings.begin(connection, story.id, "correct", 1, (chat.id, chat.message), now)
        await audit.note(connection, found.of.channel, chat.id, "corrected", living.about(found.post, story), now)


async def _own(desk: Desk, chat: Chat, found: Subject, typed: Content, now: datetime) -> Reply:
    """An editor's own post is edited at once: an album, in the part that has its words."""
    voice, planned = desk.voice(await desk.known(chat, now)), await _planned(desk, found)
    message_id, most = rules.worded(planned, found.of.item)
    shown = answers.own_words(typed.html, most, now, voice) if typed.html else None
    if shown is None:
        return Reply(toast=voice.label("living-late"))
    outcome = await desk.wire.edit(found.of.channel, message_id, shown)
    if not isinstance(outcome, Sent):
        reason = outcome.reason if isinstance(outcome, Refused) else ""
        return Reply(toast=voice.label("living-refused", reason=reason))
    async with desk.db.write() as connection:
        await channel_posts.edited(connection, found.of.channel, message_id)
        if planned:
            said = replace(planned, content=rules.reworded(planned.content, typed.text, typed.html))
            await slots.save(connection, said, planned)
        about = living.about(found.post, None) | {"title": typed.text[:100]}
        await audit.note(connection, found.of.channel, chat.id, "corrected", about, now)
    return Reply(screen=answers.ended("correct", 1, voice))


async def _swap(desk: Desk, chat: Chat, found: Subject, what: dict[str, Any], now: datetime) -> Reply:
    """Another picture takes the place of the chosen one; the mark stands where the post has its words."""
    voice, planned = desk.voice(await desk.known(chat, now)), await _planned(desk, found)
    place, (worded, most) = found.of.item, rules.worded(planned, found.of.item)
    shown = answers.own_words(planned.content.html, most, now, voice) if planned else None
    if planned is None or place not in rules.holders(planned):
        return Reply(toast=voice.label("living-late"))
    shown = shown or Post(text=planned.content.html)
    sent = Content(chat_id=chat.id, message_ids=(what["message"],), kind=what["kind"], file=what["file"])
    outcome = await desk.wire.swap(found.of.channel, place, sent, shown if place == worded else Post(text=""))
    if not isinstance(outcome, Sent):
        return Reply(toast=voice.label("living-refused", reason=getattr(outcome, "reason", "")))
    if place != worded:
        await desk.wire.edit(found.of.channel, worded, replace(shown, picture="as it is"))
    alone = len(planned.message_ids) == 1
    said = replace(sent, text=planned.content.text, html=planned.content.html) if alone else planned.content
    async with desk.db.write() as connection:
        await channel_posts.edited(connection, found.of.channel, place)
        await slots.save(connection, replace(planned, content=said), planned)
        await audit.note(connection, found.of.channel, chat.id, "corrected", living.about(found.post, None), now)
    return Reply(screen=answers.ended("correct", 1, voice))
