"""An editor corrects a story in 500 posts and takes it back, pins a post, sees the week and who did what."""

import csv
import io
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.config import Config
from bot.formatter import taps
from bot.model import Chat, Parcel, Story, Tag
from bot.pipeline.amend import Amender
from bot.pipeline.progress import Progress
from bot.pipeline.render import Renderer
from bot.pipeline.retract import Retractor, Ways
from bot.sending.sender import Sender
from bot.storage import audit, channel_posts, channels, chats, fanout, follows, outbox, stories
from tests import clock
from tests.handlers.conftest import TOPICS
from tests.handlers.test_channels import CHANNEL, TITLE, connected, sees
from tests.handlers.world import Message, Person, World, labels

FLOOD = Tag("су|тасқын", "су тасқыны")
READERS = range(1_001, 1_500)
OLD = READERS[0]  # has had it for three days: Telegram deletes it no more
OTHER = -1_001_000_000_009


@pytest.fixture(scope="session")
def config() -> Config:
    return Config.model_validate({"topics": TOPICS, "channels": {"newsroom": [CHANNEL]}})


class Work:
    """What the bot does by itself, at once instead of by the clock."""

    def __init__(self, world: World) -> None:
        desk, sender = world.desk, Sender(world.app.bot)
        render = Renderer(desk.db, desk.config, desk.texts)
        ways = Ways(delete=sender.delete, edit=sender.edit, render=render)
        self.amender = Amender(desk.db, sender.edit, render, clock.now)
        self.retractor = Retractor(desk.db, ways, desk.texts, clock.now)
        self.progress = Progress(desk.db, sender.send, sender.show, desk.texts)


async def told(world: World, story_id: int, places: list[int]) -> None:
    """The story stands in these chats."""
    now, telegram = clock.now(), world.telegram
    story = Story(
        id=story_id,
        source="Дала",
        title=f"Су тасқыны {story_id}",
        summary=("Су көтерілді.",),
        text="Су көтерілді. Көпір жабылды.",
        link=f"https://dala.example/{story_id}",
        published=now,
        language="kk",
        tags=(FLOOD,),
    )
    async with world.desk.db.write() as conn:
        for chat_id in places:
            await chats.ensure(conn, Chat(id=chat_id, kind="private" if chat_id > 0 else "channel"), now)
            await follows.add(conn, chat_id, FLOOD, now)
        await stories.add(conn, story, now)
        await fanout.begin(conn, story_id, [FLOOD.key], [], now, at_once=1_000)
        claimed = await outbox.claim(conn, now, 1_000, timedelta(minutes=1))
        await outbox.mark_sending(conn, claimed, now)
        posts = {
            one: telegram.post(telegram.place(one.chat_id), {"text": story.title}, telegram.bot)["message_id"]
            for one in claimed
        }
        await outbox.sent_all(conn, [(Parcel((one,)), number) for one, number in posts.items()], now)


def standing(world: World, chat_id: int) -> list[str]:
    return [m["text"] for m in world.telegram.messages(chat_id) if "text" in m]


async def editor_with_readers(world: World) -> Person:
    owner = world.person()
    await connected(world, owner)
    for reader in READERS:
        world.telegram.add_user(reader, "Оқырман", started=True)
    await told(world, 7, [*READERS, CHANNEL])
    return owner


async def opened(world: World, owner: Person) -> Message:
    """The channel's post, forwarded to the bot."""
    (post,) = world.telegram.messages(CHANNEL)
    said = await world.telegram.forward(owner.id, CHANNEL, post["message_id"])
    owner.seen = said["message_id"]
    return await sees(owner, "жарияланды")


async def test_a_story_is_corrected_in_500_posts_and_then_taken_back(world: World) -> None:
    owner, work = await editor_with_readers(world), Work(world)
    screen = await opened(world, owner)
    assert "499 жеке чат, 1 арна, 0 топ, 0 тізім" in screen["text"]
    await owner.taps(screen, "Түзету")
    question = await sees(owner, "жауап ретінде")
    await world.telegram.say(owner.id, "Су азайды\nСу екі метрге төмендеді.", reply_to=question["message_id"])
    await sees(owner, "Су азайды")
    preview = await sees(owner, "Мынадай болады")
    assert "<b>" not in preview["text"]
    assert "500" in preview["text"]
    _, progress = await owner.taps(preview, "Түзету: 500")
    assert "0 / 500" in progress["text"]
    await work.amender.amend()
    await work.progress.tick(clock.now())
    shown = [text for place in (*READERS, CHANNEL) for text in standing(world, place)]
    assert len(shown) == 500
    assert all("Су азайды" in text and "түзетілді" in text and "көтерілді" not in text for text in shown)
    assert "Түзетілді: 500" in standing(world, owner.id)[-1]

    (old,) = world.telegram.messages(OLD)
    old["date"] -= 3 * 24 * 3600
    _, ask = await owner.taps(await opened(world, owner), "Кері қайтару")
    assert "500 жазба кері қайтарылады" in ask["text"]
    await owner.taps(ask, "Кері қайтару: 500")
    await work.retractor.retract()
    await work.progress.tick(clock.now())
    assert [text for place in (*READERS, CHANNEL) for text in standing(world, place)] == [
        "Бұл жаңалық кері қайтарылды."
    ]
    assert standing(world, OLD) == ["Бұл жаңалық кері қайтарылды."]
    assert "Кері қайтарылды: 500" in standing(world, owner.id)[-1]
    async with world.desk.db.read() as conn:
        assert [one.did for one in await audit.page(conn, CHANNEL, 2)] == ["retracted", "corrected"]
        assert await channel_posts.latest(conn, CHANNEL, 5) == []


async def test_posts_are_pinned_and_the_week_and_the_deeds_are_shown(world: World) -> None:
    owner = world.person()
    await connected(world, owner)
    await told(world, 7, [CHANNEL])
    (post,) = world.telegram.messages(CHANNEL)
    await world.telegram.react(owner.id, CHANNEL, post["message_id"], "👍")
    await world.quiet()
    listed = await owner.types("/posts")
    _, screen = await owner.taps(listed, "Су тасқыны 7")
    assert "👍 1" in screen["text"]
    assert "🚨 Шұғыл деп белгілеу" in labels(screen)
    _, ask = await owner.taps(screen, "📌 Бекіту")
    _, done = await owner.taps(ask, "📌 Иә, бекіту")
    assert world.telegram.place(CHANNEL).pinned == [post["message_id"]]
    _, screen = await owner.taps(done, "Жазбалар")
    _, ask = await owner.taps(screen, "Шұғыл")
    await owner.taps(ask, "Иә, шұғыл")

    audit_page = await owner.types("/audit")
    assert "Айгүл шұғыл деп белгіледі: «Су тасқыны 7»" in audit_page["text"]
    assert "Айгүл бекітті: «Су тасқыны 7»" in audit_page["text"]
    await owner.forges(audit_page, taps.encode(taps.Week(CHANNEL, 0)) or "")
    week = world.telegram.messages(owner.id)[-1]
    assert f"{TITLE}: " in week["caption"]
    assert "Тақырыптар: су тасқыны 1." in week["caption"]
    assert week["photo"]
    await owner.taps(week, "CSV")
    sent = world.telegram.messages(owner.id)[-1]["document"]
    rows = list(csv.DictReader(io.StringIO(world.telegram.files.by_id[sent["file_id"]].content.decode("utf-8-sig"))))
    assert [(row["title"], row["source"], row["reactions"]) for row in rows] == [("Су тасқыны 7", "Дала", "1")]


async def test_who_is_not_of_the_newsroom_changes_the_own_channel_alone(world: World) -> None:
    owner, stranger = world.person(), world.person()
    await connected(world, owner, chat_id=OTHER, title="Басқа")
    async with world.desk.db.write() as conn:
        channel = await channels.get(conn, OTHER)
        assert channel
        await channels.save(conn, replace(channel, template=replace(channel.template, signature="Ой")))
    world.telegram.add_user(OLD, "Оқырман", started=True)
    await told(world, 7, [OLD, OTHER])
    listed = await owner.types("/posts")
    _, screen = await owner.taps(listed, "Су тасқыны 7")
    assert "тек осы арнадағы жазбаға" in screen["text"]
    assert not [label for label in labels(screen) if "Шұғыл" in label]
    (post,) = world.telegram.messages(OTHER)
    theirs = await stranger.types("/help")
    for deed in ("correct", "retract", "hurry", "pin", "unpin"):
        toast, _ = await stranger.forges(theirs, taps.encode(taps.DoDeed(deed, OTHER, post["message_id"])) or "")
        assert toast
    toast, _ = await owner.forges(screen, taps.encode(taps.DoDeed("hurry", OTHER, post["message_id"])) or "")
    assert toast == "Бұл жазбамен олай істеуге болмайды."
    toast, _ = await owner.forges(screen, taps.encode(taps.DoDeed("retract", 0, 7)) or "")
    assert toast
    await owner.taps(screen, "Түзету")
    question = await sees(owner, "жауап ретінде")
    await world.telegram.say(owner.id, "Су азайды", reply_to=question["message_id"])
    told_how = await sees(owner, "Мынадай болады")
    shown = world.telegram.messages(owner.id)[-2]["text"]
    await owner.taps(told_how, "Түзету: 1")
    await Work(world).amender.amend()
    (corrected,) = standing(world, OTHER)
    assert corrected == shown
    assert "Ой" in shown
    assert "Су азайды" in corrected
    assert "түзетілді" in corrected
    assert standing(world, OLD) == ["Су тасқыны 7"]
    _, ask = await owner.taps(screen, "Кері қайтару")
    assert "1 жазба кері қайтарылады" in ask["text"]
    await owner.taps(ask, "Кері қайтару: 1")
    assert world.telegram.messages(OTHER) == []
    assert standing(world, OLD) == ["Су тасқыны 7"]
