"""Under every private post: more of the article, why it came, less of it in one tap, and the way back."""

import struct
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, cast

import pytest
from sqlalchemy import update

from bot.formatter import post, taps
from bot.formatter.taps import of_story, ref
from bot.kazakh.words import Phrase
from bot.model import Mute, Story, Tag
from bot.pipeline.amend import Amender
from bot.pipeline.render import Renderer
from bot.rules.opened import READING
from bot.sending.sender import Sender
from bot.storage import amendments, fanout, follows, mutes, stories
from bot.storage.tables import State, chat, delivery
from tests import clock
from tests.handlers.world import Message, Person, World, data, labels

NOW = clock.now()
FLOOD = Tag(Phrase("су тасқыны").key, "су тасқыны")
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 640, 360)
SENTENCES = [f"{word} сөйлемде құтқарушылардың жұмысы айтылады." for word in "Төртінші Бесінші Алтыншы Жетінші".split()]
STORY = Story(
    id=2**62 + 7,
    source="Толқын",
    title="Ақжарда дамба бұзылды",
    summary=("Дамба түнде бұзылды.", "Тасқыннан екі ауыл көшірілді."),
    text=f"Дамба түнде бұзылды. Тасқыннан екі ауыл көшірілді.\n{' '.join(SENTENCES[:3])}\n{SENTENCES[3]}",
    link="https://example.kz/7",
    published=NOW,
    language="kk",
    tags=(FLOOD, Tag("қоғам", "қоғам")),
    picture="https://example.kz/7.png",
)


async def gets(
    person: Person, story: Story = STORY, *, following: str = "су тасқыны", picture: bool = False
) -> Message:
    """The person follows the words, and gets the story for it."""
    await person.types(f"/follow {following}")
    world, mine = person.world, Tag(Phrase(following).key, following)
    async with world.desk.db.write() as connection:
        await stories.add(connection, story, NOW, [mine])
        await fanout.begin(connection, story.id, [tag.key for tag in (*story.tags, mine)], [], NOW)
        await connection.execute(update(delivery).values(state=State.SENT))
    async with world.desk.db.read() as connection:
        (reader,) = [await person.chat()]
        wishes = await follows.of(connection, person.id)
    assert reader
    made = post.story(
        post.for_reader(story, wishes), world.desk.voice(reader), now=NOW, look=post.look(reader, picture=picture)
    )
    if picture:
        uploaded = await world.app.bot.send_photo(person.id, PNG)
        made = replace(made, picture=uploaded.photo[0].file_id)
        world.telegram.remove(world.telegram.place(person.id), uploaded.message_id)
    await Sender(cast("Any", world.app.bot)).send(person.id, made)
    return world.telegram.messages(person.id)[-1]


def bold(message: Message) -> list[str]:
    """What stands in bold."""
    text = message["text"].encode("utf-16-le")
    spans = [(2 * e["offset"], 2 * e["length"]) for e in message["entities"] if e["type"] == "bold"]
    return [text[start : start + length].decode("utf-16-le") for start, length in spans]


async def muted(person: Person) -> list[Mute]:
    async with person.world.desk.db.read() as connection:
        return await mutes.of(connection, person.id, clock.now())


WORDS = {
    "kk": ("Толығырақ", "Неге келді?", "Хабарға қайту", "Шығу: су тасқыны", "Болдырмау"),
    "ru": ("Подробнее", "Почему пришло?", "Назад к новости", "Отписаться: су тасқыны", "Отменить"),
    "en": ("More", "Why this?", "Back to the story", "Unfollow: су тасқыны", "Undo"),
}


@pytest.mark.parametrize("code", ["kk", "ru", "en"])
async def test_a_reader_asks_why_leaves_the_topic_repents_and_goes_back(code: str, world: World) -> None:
    _, ask, back, drop, undo = WORDS[code]
    person = world.person(code)
    told = await gets(person)
    _, screen = await person.taps(told, ask)
    assert screen["message_id"] == told["message_id"]
    assert bold(screen)[1:] == ["су тасқыны", "Тасқыннан"], "the tag, and the very word"
    assert "Тасқыннан екі ауыл көшірілді." in screen["text"]
    _, screen = await person.taps(screen, drop)
    assert await person.follows() == []
    _, screen = await person.taps(screen, undo)
    assert await person.follows() == ["су тасқыны"]
    _, screen = await person.taps(screen, back)
    assert (screen["text"], screen["reply_markup"]) == (told["text"], told["reply_markup"])


@pytest.mark.parametrize("code", ["kk", "ru", "en"])
async def test_two_more_sentences_at_a_tap_until_the_text_ends(code: str, world: World) -> None:
    more, ask, back, *_ = WORDS[code]
    person = world.person(code)
    told = await gets(person)
    assert SENTENCES[0] not in told["text"]
    _, longer = await person.taps(told, more)
    assert f"көшірілді.\n\n{SENTENCES[0]} {SENTENCES[1]}\n\n#" in longer["text"]
    _, screen = await person.taps(longer, ask)
    _, again = await person.taps(screen, back)
    assert again["text"] == longer["text"], "an expanded post comes back expanded"
    _, whole = await person.taps(again, more)
    assert f"{SENTENCES[1]} {SENTENCES[2]}\n\n{SENTENCES[3]}\n\n#" in whole["text"]
    assert more not in labels(whole)
    assert ask in labels(whole)


async def test_a_tag_or_the_source_is_muted_in_one_tap_and_heard_again_in_another(world: World) -> None:
    person = world.person()
    told = await gets(person)
    _, screen = await person.taps(told, "Неге келді?")
    _, screen = await person.taps(screen, "су тасқыны: 7 күн")
    (mute,) = await muted(person)
    assert (mute.kind, mute.key, mute.label) == ("tag", FLOOD.key, "су тасқыны")
    assert mute.until
    assert 6 <= (mute.until - clock.now()).days <= 7
    _, screen = await person.taps(screen, "Болдырмау")
    assert await muted(person) == []
    _, screen = await person.taps(screen, "Хабарға қайту")
    _, screen = await person.taps(screen, "Неге келді?")
    for_good = [button["callback_data"] for row in screen["reply_markup"]["inline_keyboard"] for button in row][-2]
    _, screen = await person.forges(screen, for_good)
    assert "Толқын дереккөзінің хабарлары енді келмейді" in " ".join(screen["text"].split())
    assert await muted(person) == [Mute("source", "Толқын", "Толқын")]
    assert await person.follows() == ["су тасқыны"]


async def test_a_reader_s_own_words_are_found_in_the_headline_in_any_form(world: World) -> None:
    person = world.person()
    told = await gets(person, following="Ақжардың дамбалары")
    _, screen = await person.taps(told, "Неге келді?")
    assert bold(screen)[1:] == ["Ақжардың дамбалары", "Ақжарда дамба"]


async def test_what_only_the_site_filed_under_a_tag_is_told_so(world: World) -> None:
    person = world.person()
    told = await gets(person, following="қоғам")
    _, screen = await person.taps(told, "Неге келді?")
    assert "Толқын хабарды осы тақырыпқа қосқан" in screen["text"]


async def test_a_reader_of_latin_sees_the_reason_in_latin(world: World) -> None:
    person = world.person()
    await person.types("/follow су тасқыны")
    async with world.desk.db.write() as connection:
        await connection.execute(update(chat).where(chat.c.id == person.id).values(script="latin", sentences=1))
    told = await gets(person)
    assert told["text"].startswith("Aqjarda damba būzyldy\n\nDamba tünde būzyldy.\n\n#su_tasqyny")
    _, screen = await person.taps(told, "Неге келді?")
    assert bold(screen)[-1] == "Tasqynnan"
    _, screen = await person.taps(screen, "Хабарға қайту")
    _, longer = await person.taps(screen, "Толығырақ")
    assert "Damba tünde būzyldy.\n\nTasqynnan ekı auyl köşırıldı.\n\nTörtınşı" in longer["text"]


async def test_under_a_picture_the_words_change_and_the_picture_stays(world: World) -> None:
    person = world.person()
    await person.types("/follow су тасқыны")
    async with world.desk.db.write() as connection:
        await connection.execute(update(chat).where(chat.c.id == person.id).values(pictures=True))
    told = await gets(person, picture=True)
    messages = len(world.telegram.messages(person.id))
    assert told["photo"]
    for label in ("Толығырақ", "Неге келді?", "Толқын: 7 күн", "Болдырмау", "Хабарға қайту"):
        _, shown = await person.taps(told, label)
        assert (shown["message_id"], shown["photo"]) == (told["message_id"], told["photo"])
        assert shown["caption"]
        told = shown
    assert SENTENCES[1] in told["caption"]
    assert len(world.telegram.messages(person.id)) == messages


async def corrected(world: World, message: Message, title: str, now: datetime = NOW) -> Message:
    """The story gets this title; how the reader's message stands once all posts are amended."""
    desk, place = world.desk, world.telegram.place(message["chat"]["id"])
    async with desk.db.write() as connection:
        mine = {"message_id": message["message_id"], "shown": NOW - timedelta(hours=1), "changed": now}
        await connection.execute(update(delivery).values(mine))
        await stories.correct(connection, replace(STORY, title=title), now)
        await amendments.begin(connection, STORY.id, now)
    render = Renderer(desk.db, desk.config, desk.texts)
    await Amender(desk.db, Sender(world.app.bot).edit, render, lambda: now, desk.opened).amend()
    async with desk.db.read() as connection:
        assert await amendments.under_way(connection) == []
    return place.messages[message["message_id"]]


async def test_a_correction_keeps_open_what_its_reader_has_opened(world: World) -> None:
    person = world.person()
    told = await gets(person)
    shown = await corrected(world, told, "Ақжарда дамба жөнделді")
    assert shown["text"].startswith("Ақжарда дамба жөнделді")
    assert shown["reply_markup"] == told["reply_markup"]
    _, longer = await person.taps(shown, "Толығырақ")
    shown = await corrected(world, longer, "Ақжарда дамба тұр")
    assert shown["text"].startswith("Ақжарда дамба тұр")
    assert SENTENCES[1] in shown["text"]
    assert shown["reply_markup"] == longer["reply_markup"]
    _, why = await person.taps(shown, "Неге келді?")
    assert await corrected(world, why, "Ақжарда дамба биік") == why
    _, again = await person.taps(why, "Хабарға қайту")
    assert again["text"].startswith("Ақжарда дамба биік")
    assert SENTENCES[1] in again["text"]
    _, why = await person.taps(again, "Неге келді?")
    shown = await corrected(world, why, "Ақжарда дамба ескі", clock.now() + READING)
    assert shown["text"].startswith("Ақжарда дамба ескі"), "nobody reads it for so long"


async def test_another_reader_s_story_and_a_forgotten_one_are_a_kind_word_and_nothing_else(world: World) -> None:
    told = await gets(world.person())
    stranger = world.person()
    screen = await stranger.types("/tags")
    forged = [data(told, "Неге"), data(told, "Толығ"), f"1:y:good:{of_story(9)}:0:-:", f"1:e:{of_story(9)}:2:+"]
    forged.append(f"1:y:drop:{of_story(STORY.id)}:0:-:{ref(FLOOD.key)}")
    for payload in forged:
        toast, after = await stranger.forges(screen, payload)
        assert "кешіріңіз" in toast
        assert after == screen
    assert await muted(stranger) == []


async def test_a_tag_that_the_story_has_not_changes_nothing(world: World) -> None:
    person = world.person()
    told = await gets(person)
    deeds: tuple[taps.Deed, ...] = ("drop", "take", "week", "hear")
    for deed in deeds:
        tap = taps.Why(deed, of_story(STORY.id), 0, picture=False, ref=ref("жоқ"))
        toast, after = await person.forges(told, taps.encode(tap) or "")
        assert "кешіріңіз" in toast
        assert after == told
    assert await person.follows() == ["су тасқыны"]
    assert await muted(person) == []
