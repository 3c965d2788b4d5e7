"""An editor connects a channel, routes to it by taps and by words, sets its limits and template: and it is posted."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.config import Config, Source
from bot.formatter import taps
from bot.formatter.taps.routes import RouteOf, RoutePick
from bot.model import ChannelPost, Entry, Outcome, Own, Parcel, Post
from bot.pipeline.deliver import Before
from bot.pipeline.digests import Digests
from bot.pipeline.render import Renderer
from bot.pipeline.tell import Teller
from bot.rules.stories import candidates
from bot.sending.sender import Sender
from bot.storage import audit, channel_posts, chats, gates, mutes, outbox, routes
from bot.storage.tables import card, channel_post
from tests import clock
from tests.handlers.conftest import TOPICS
from tests.handlers.test_channels import CHANNEL, FORUM, connected, sees
from tests.handlers.world import Message, Person, World, labels
from tests.pipeline.carrying import TIMES, ZONE, courier

NOON = datetime(2026, 11, 24, 7, tzinfo=UTC)  # in Almaty
MINUTE = timedelta(minutes=1)
FLOOD = "Жайықта су тасқыны басталды. Орал маңындағы екі ауылдан үш жүзге жуық адам көшірілді."
MATCH = "Алматыда футболдан ел біріншілігі аяқталды. Су тасқыны салдарынан матч бір күнге шегерілген еді."
VOTE = "Қостанайда сайлау өтті. Учаскелер таңғы жетіден кешкі сегізге дейін ашық болды."
SPRING = "Жайықта су тасқыны бәсеңдеді. Тұрғындар үйлеріне орала бастады."
BRIDGE = "Атырауда жаңа көпір ашылды. Ол арқылы күніне мың көлік өтеді."
RUSSIAN = "В городе Атырау открыли новый мост. По нему будут проезжать тысячи автомобилей в сутки."
SOURCES = [
    {"name": name, "url": f"https://{place}.example/feed", "language": language}
    for place, (name, language) in enumerate((("Дала", "kk"), ("Толқын", "kk"), ("Волна", "ru")))
]


@pytest.fixture(scope="session")
def config() -> Config:
    return Config.model_validate({"topics": TOPICS, "sources": SOURCES})


@pytest.fixture
async def owner(world: World) -> Person:
    """Who has a channel, connected just now."""
    person = world.person()
    await connected(world, person)
    return person


async def opened(owner: Person, room: str, channel: int = CHANNEL) -> Message:
    """A room of the channel."""
    listed = await owner.types("/channels")
    data = taps.encode(taps.AtChannel(channel))
    assert data
    _, screen = await owner.forges(listed, data)
    _, screen = await owner.taps(screen, room)
    return screen


async def replies(owner: Person, question: str, text: str) -> list[Message]:
    """Answer the question that holds this; what comes then."""
    asked = await sees(owner, question)
    said = await owner.world.telegram.say_formatted(owner.id, text, reply_to=asked["message_id"])
    await owner.world.quiet()
    return [one for one in owner.world.telegram.messages(owner.id) if one["message_id"] > said["message_id"]]


async def tell(world: World, now: datetime, *texts: str, source: str = "Дала", language: str = "kk") -> None:
    teller = Teller(world.desk.db, world.desk.catalogue)
    await teller.listen()
    for place, text in enumerate(texts):
        link = f"https://x.example/{source}/{now.timestamp():.0f}/{place}"
        picture = f"https://x.example/{place}.png"
        entry = Entry(source=source, title=text.split(".")[0], link=link, body=text, published=now, picture=picture)
        (candidate,) = candidates([entry])
        await teller.tell(candidate, Source(name=source, url=link, language=language), now)


async def post(world: World, now: datetime) -> list[str]:
    """What stands in the channel once all that is due then is posted; the beginnings."""
    sender = Sender(world.app.bot)

    async def carry(parcel: Parcel, post: Post, before: Before | None) -> Outcome:
        return await sender.send(parcel.chat_id, post, before=before)

    render = Renderer(world.desk.db, world.desk.config, world.desk.texts, lambda: world.app.bot.username)
    await Digests(world.desk.db, TIMES, ZONE).tick(now)
    await courier(world.desk.db, carry, render, lambda: now).drain()
    return [one["text"].split("\n")[0] for one in world.telegram.messages(CHANNEL) if "text" in one]


async def rows(world: World) -> dict[str, str]:
    async with world.desk.db.read() as conn:
        return {one.label: one.mode for one in await routes.of(conn, CHANNEL)}


async def test_routes_are_added_by_taps_and_by_words_changed_and_taken_away(world: World, owner: Person) -> None:
    screen = await opened(owner, "Не барады")
    assert "Әзірге ештеңе" in screen["text"]
    _, shelf = await owner.taps(screen, "Тақырыптар")
    _, shelf = await owner.taps(shelf, "су тасқыны")
    assert "✓ су тасқыны" in labels(shelf)
    _, shelf = await owner.taps(await opened(owner, "Не барады"), "Дереккөздер")
    _, shelf = await owner.taps(shelf, "Толқын")
    await owner.taps(await opened(owner, "Не барады"), "Сөзбен қосу")
    told, screen = await replies(owner, "Арнаға не барсын", "қар көшкіні, дала, тасқын, -футбол, ?")
    assert told["text"].splitlines() == [
        "⚡ қар көшкіні — арнаға барады.",
        "⚡ Дала — арнаға барады.",
        "су тасқыны бұрыннан барады.",
        "🚫 футбол арнаға бармайды.",
        "«?» дегенді түсінбедім: сөзбен, қысқарақ жазыңыз.",
    ]
    assert labels(screen)[:4] == ["⚡ су тасқыны", "⚡ 📰 Толқын", "⚡ 📰 Дала", "⚡ қар көшкіні"]
    assert "футбол" in screen["text"]
    _, one = await owner.taps(screen, "қар көшкіні")
    _, one = await owner.taps(one, "Мақұлдаған соң")
    assert "✓ ✋ Мақұлдаған соң" in labels(one)
    one = await own(owner, "📰 Дала", ("Суреті", "Суретсіз"))
    await owner.taps(one, "Алып тастау")
    assert "Дала" not in await rows(world)
    _, one = await owner.taps(await sees(owner, "енді"), "Қайтару")
    assert "Суретсіз" in one["text"]
    toast, _ = await owner.forges(one, taps.encode(RouteOf(CHANNEL, taps.ref("жоқ"), "back")) or "")
    assert "ескірген" in toast
    _, screen = await owner.taps(one, "Алып тастау")
    assert await rows(world) == {"су тасқыны": "now", "Толқын": "now", "қар көшкіні": "queue"}
    _, shelf = await owner.taps(screen, "Минус сөздер")
    _, shelf = await owner.taps(shelf, "футбол")
    async with world.desk.db.read() as conn:
        assert await mutes.of(conn, CHANNEL, NOON) == []
        did = [note.did for note in await audit.page(conn, CHANNEL, 50)]
    assert did[:2] == ["rerouted", "unrouted"]


async def test_a_story_goes_as_its_most_immediate_route_says(world: World, owner: Person) -> None:
    await owner.taps(await opened(owner, "Не барады"), "Сөзбен қосу")
    await replies(owner, "Арнаға не барсын", "су тасқыны, сайлау, Толқын, -футбол")
    for what, mode in (("сайлау", "Мақұлдаған соң"), ("📰 Толқын", "Шолумен")):
        _, one = await owner.taps(await opened(owner, "Не барады"), what)
        await owner.taps(one, mode)
    await tell(world, NOON, FLOOD, MATCH, VOTE)
    await tell(world, NOON, "Ғалымдар жаңа ғарыш телескопын таныстырды. Ол келер жылы іске қосылады.", source="Толқын")
    assert await post(world, NOON) == ["Жайықта су тасқыны басталды"]
    async with world.desk.db.read() as conn:
        assert {state: n for state, n in (await outbox.counts(conn)).items() if n} == {
            "sent": 1,
            "gathered": 1,
            "awaiting": 1,
        }
        (story_id,) = (await conn.execute(select(card.c.story_id).where(card.c.state == "waiting"))).scalars()
    async with world.desk.db.write() as conn:
        await conn.execute(update(card).values(state="approved"))
        assert await gates.approve(conn, CHANNEL, story_id, NOON)
    assert (await post(world, NOON + MINUTE))[1:] == ["Қостанайда сайлау өтті"]
    evening = datetime(2026, 11, 24, 15, tzinfo=UTC)
    assert (await post(world, evening))[2:] == ["Ғалымдар жаңа ғарыш телескопын таныстырды"]


async def test_a_channel_posts_no_more_often_than_its_editor_says(world: World, owner: Person) -> None:
    _, shelf = await owner.taps(await opened(owner, "Не барады"), "Дереккөздер")
    await owner.taps(shelf, "Дала")
    _, screen = await owner.taps(await opened(owner, "Не барады"), "Қашан, қанша")
    assert "арасы: шектелмеген" in screen["text"]
    _, screen = await owner.taps(screen, "30 мин")
    assert "✓ ⏱ 30 мин" in labels(screen)
    await tell(world, NOON, FLOOD, MATCH, VOTE)
    assert len(await post(world, NOON)) == 1
    assert len(await post(world, NOON + 29 * MINUTE)) == 1
    assert len(await post(world, NOON + 30 * MINUTE)) == 2
    _, screen = await owner.taps(screen, "Арасыз")  # what waits comes before the gate again
    async with world.desk.db.write() as conn:
        await gates.again(conn, CHANNEL, NOON + 31 * MINUTE)
    assert len(await post(world, NOON + 31 * MINUTE)) == 3
    _, screen = await owner.taps(screen, "1/сағ")
    _, screen = await owner.taps(screen, "Шолуға")
    assert "Артығы шолуға кетеді" in screen["text"]
    await tell(world, NOON + 40 * MINUTE, "Алматы облысында жаңа мектеп ашылды. Онда мың екі жүз бала оқиды.")
    assert len(await post(world, NOON + 40 * MINUTE)) == 3
    async with world.desk.db.read() as conn:
        assert (await outbox.counts(conn))["gathered"] == 1
        posted = list((await conn.execute(select(channel_post.c.posted).order_by(channel_post.c.posted))).scalars())
    assert posted == [NOON, NOON + 30 * MINUTE, NOON + 31 * MINUTE]


async def test_a_channel_has_night_hours_a_script_and_a_clock_of_its_own(world: World, owner: Person) -> None:
    _, screen = await owner.taps(await opened(owner, "Не барады"), "Қашан, қанша")
    _, night = await owner.taps(screen, "Түнгі үзіліс")
    assert "Түнгі үзіліс жоқ" in night["text"]
    _, night = await owner.taps(night, "Қосу")
    assert "23:00–07:00" in night["text"]
    _, hours = await owner.taps(night, "07:00")
    _, night = await owner.taps(hours, "08:00")
    _, screen = await owner.taps(night, "Артқа")
    _, digest = await owner.taps(screen, "Шолу уақыты")
    _, digest = await owner.taps(digest, "12:00")
    _, screen = await owner.taps(digest, "Артқа")
    _, screen = await owner.taps(screen, "Latyn")
    _, screen = await owner.taps(screen, "Шұғылы бірден")
    async with world.desk.db.read() as conn:
        theirs = await chats.get(conn, CHANNEL)
        mine = await chats.get(conn, owner.id)
    assert theirs
    assert mine
    assert (theirs.quiet and f"{theirs.quiet[1]:%H:%M}", theirs.script, theirs.wake) == ("08:00", "latin", True)
    assert [f"{clock:%H:%M}" for clock in theirs.digest_times or ()] == ["08:00", "12:00", "20:00"]
    assert mine.quiet is None
    assert mine.script == "cyrillic"


async def test_the_preview_is_the_channels_post_letter_by_letter(world: World, owner: Person) -> None:
    now = clock.now()
    screen = await opened(owner, "Жазба үлгісі")
    assert "бірде-бір жаңалық жоқ" in screen["text"]
    _, shelf = await owner.taps(await opened(owner, "Не барады"), "Тақырыптар")
    await owner.taps(shelf, "су тасқыны")
    await tell(world, now, FLOOD)
    screen = await opened(owner, "Жазба үлгісі")
    for part in ("Жазылу", "Уақыты", "1 сөйлем"):
        _, screen = await owner.taps(screen, part)
    await owner.taps(screen, "Өз жолым")
    signature = 'Бізге <b>жазылыңыз</b>: <a href="https://t.me/qostanai">@qostanai</a> <tg-spoiler>құпия</tg-spoiler>'
    (screen,) = await replies(owner, "өз жолыңызды", signature)
    assert screen["text"].endswith("Бізге жазылыңыз: @qostanai құпия")
    _, _ = await owner.taps(screen, "Толық көру")
    whole = world.telegram.messages(owner.id)[-1]
    assert await post(world, now) == ["Жайықта су тасқыны басталды"]
    (posted,) = [one for one in world.telegram.messages(CHANNEL) if "text" in one]
    assert (posted["text"], posted["entities"]) == (screen["text"], screen["entities"])
    assert (posted["text"], posted["entities"]) == (whole["text"], whole["entities"])
    assert "reply_markup" not in whole
    assert "🔔 Жазылу: су тасқыны" in posted["text"]
    links = [one["url"] for one in posted["entities"] if one["type"] == "text_link"]
    (follow,) = [link for link in links if link.startswith("https://t.me/habarshy_demo_bot?start=")]
    reader = world.person()
    await reader.types(f"/start {follow.partition('=')[2]}", expect="су тасқыны")
    assert await reader.follows() == ["су тасқыны"]
    _, screen = await owner.taps(screen, "Жолды алу")
    assert "жазылыңыз" not in screen["text"]
    toast, _ = await owner.taps((await owner.taps(screen, "Мәтінсіз"))[1], "Тақырып")
    assert toast == "Жазбада тақырып не мәтін қалуы керек."


async def own(owner: Person, route: str, *choices: tuple[str, str]) -> Message:
    """A route with these things of its own."""
    _, one = await owner.taps(await opened(owner, "Не барады"), route)
    for what, choice in choices:
        _, chooser = await owner.taps(one, what)
        _, one = await owner.taps(chooser, choice)
    return one


async def test_a_routes_own_look_is_shown_and_posted_letter_by_letter(world: World, owner: Person) -> None:
    now = clock.now()
    _, shelf = await owner.taps(await opened(owner, "Не барады"), "Тақырыптар")
    await owner.taps(shelf, "су тасқыны")
    one = await own(owner, "су тасқыны", ("Жазуы", "Latyn"))
    toast, _ = await owner.taps(one, "Жазбасын көру")
    assert toast == "Бұл бағытқа сай жаңалық әлі жоқ."
    await tell(world, now, FLOOD)
    await owner.taps(one, "Жазбасын көру")
    assert "sendPhoto" in [method for method, _ in world.telegram.requests]
    one = await own(owner, "су тасқыны", ("Суреті", "Суретсіз"))
    assert "🔤 Жазуы: Latyn\n🖼 Суреті: Суретсіз\n🎨 Қалғаны арнадағыдай." in one["text"]
    await owner.taps(one, "Жазбасын көру")
    shown = world.telegram.messages(owner.id)[-1]
    sent = len(world.telegram.requests)
    (title,) = await post(world, now)
    assert "sendPhoto" not in [method for method, _ in world.telegram.requests[sent:]]
    (posted,) = [message for message in world.telegram.messages(CHANNEL) if "text" in message]
    assert (posted["text"], posted["entities"]) == (shown["text"], shown["entities"])
    assert title == "Jaiyqta su tasqyny bastaldy"
    template = await opened(owner, "Жазба үлгісі")
    assert (template["text"], template["entities"]) == (posted["text"], posted["entities"])
    async with world.desk.db.read() as conn:
        (mine,) = await routes.of(conn, CHANNEL)
        assert await channel_posts.brought(conn, [(one.story_id or 0, CHANNEL) for one in await stood(world)]) != {}
        last, *_ = await audit.page(conn, CHANNEL, 2)
    assert last.what["title"] == "су тасқыны · 🖼 Суреті: Суретсіз"
    assert mine.own == Own(script="latin", picture=False)
    one = await own(owner, "су тасқыны", ("Суреті", "Арнадағыдай"), ("Жазуы", "Арнадағыдай"))
    assert "Түрі де, мөлшері де арнадағыдай" in one["text"]


async def stood(world: World) -> list[ChannelPost]:
    async with world.desk.db.read() as conn:
        return await channel_posts.latest(conn, CHANNEL, 9)


async def test_a_route_takes_stories_of_its_own_language_and_speaks_it(world: World, owner: Person) -> None:
    await owner.taps(await opened(owner, "Жазба үлгісі"), "Жазылу")
    await owner.taps(await opened(owner, "Не барады"), "Сөзбен қосу")
    await replies(owner, "Арнаға не барсын", "Атырау")
    _, chooser = await owner.taps((await own(owner, "Атырау")), "Тілі")
    assert labels(chooser)[:3] == ["✓ Қай тілде болса да", "Қазақша", "Орысша"]
    await owner.taps(chooser, "Орысша")
    await tell(world, NOON, BRIDGE)
    await tell(world, NOON, RUSSIAN, source="Волна", language="ru")
    assert await post(world, NOON) == ["В городе Атырау открыли новый мост"]
    assert world.desk.texts.label("ru", "post-follow", tag="Атырау") in world.telegram.messages(CHANNEL)[-1]["text"]
    async with world.desk.db.read() as conn:
        assert (await outbox.counts(conn))["failed"] == 1


async def test_a_digest_is_told_in_each_routes_own_language_and_script(world: World, owner: Person) -> None:
    await owner.taps(await opened(owner, "Не барады"), "Сөзбен қосу")
    await replies(owner, "Арнаға не барсын", "су тасқыны, Атырау, сайлау")
    latin = await own(owner, "су тасқыны", ("Жазуы", "Latyn"))
    await owner.taps(latin, "Шолумен")
    russian = await own(owner, "Атырау", ("Тілі", "Орысша"))
    _, russian = await owner.taps(russian, "Шолумен")
    assert "бөлек хабарлама" in russian["text"]
    await owner.taps(await own(owner, "сайлау"), "Шолумен")
    for place, (first, second) in enumerate(((FLOOD, SPRING), (VOTE, VOTE.replace("Қостанай", "Торғай")))):
        await tell(world, NOON + place * MINUTE, first, second)
    await tell(world, NOON, RUSSIAN, RUSSIAN.replace("новый мост", "школу"), source="Волна", language="ru")
    assert await post(world, NOON + 2 * MINUTE) == []
    evening = NOON + timedelta(hours=8)
    assert [title.split(",")[0] for title in await post(world, evening)] == [*["Кешкі шолу"] * 2, "Вечерний обзор"]
    usual, written, told = [one["text"] for one in world.telegram.messages(CHANNEL)]
    assert "Қостанайда сайлау өтті" in usual
    assert "Jaiyqta su tasqyny bastaldy" in written
    assert "Жайықта" not in usual + written + told
    assert "открыли школу" in told


async def test_a_routes_own_limits_hold_up_its_posts_and_no_others(world: World, owner: Person) -> None:
    await owner.taps(await opened(owner, "Не барады"), "Сөзбен қосу")
    await replies(owner, "Арнаға не барсын", "су тасқыны, сайлау")
    one = await own(owner, "су тасқыны", ("Сағатына", "1"), ("Түні", "22:00–07:00"))
    assert "🔢 Өз жазбалары: Сағатына ең көбі 1\n🌙 Түнгі үзілісі: 22:00–07:00" in one["text"]
    await tell(world, NOON, FLOOD, SPRING)
    await tell(world, NOON, VOTE, source="Толқын")
    assert "Қостанайда сайлау өтті" in await post(world, NOON)
    assert len(await post(world, NOON + 59 * MINUTE)) == 2
    assert len(await post(world, NOON + 60 * MINUTE)) == 3


async def test_a_stranger_changes_nothing(world: World, owner: Person) -> None:
    stranger = world.person()
    screen = await opened(owner, "Не барады")
    met = await stranger.types("/help")
    tag = world.desk.catalogue.tags[0]
    data = taps.encode(RoutePick(CHANNEL, "topics", taps.ref(tag.key), on=True, page=0))
    assert data
    toast, _ = await stranger.forges(met, data)
    assert toast == "Бұл арна сіздің тізіміңізде жоқ."
    assert await rows(world) == {}
    assert screen["text"].endswith("өз сөзіңізді жазыңыз.")


async def test_a_route_of_a_group_goes_to_one_of_its_topics(world: World, owner: Person) -> None:
    world.telegram.add_group(FORUM, "Топ", people=[], admins=[owner.id], forum=True, bot="left")
    world.telegram.add_bot(FORUM, by=owner.id)
    await world.quiet()
    world.telegram.promote(world.telegram.bot["id"], FORUM, by=owner.id)
    await world.quiet()
    _, shelf = await owner.taps(await opened(owner, "Не барады", FORUM), "Тақырыптар")
    await owner.taps(shelf, "су тасқыны")
    _, one = await owner.taps(await opened(owner, "Не барады", FORUM), "су тасқыны")
    for answer, thread in (("https://t.me/c/1000000002/7/15", 7), ("-", None)):
        await owner.taps(one, "Топтың қай тақырыбына")
        await replies(owner, "Топтың қай тақырыбына", answer)
        async with world.desk.db.read() as conn:
            assert [route.thread for route in await routes.of(conn, FORUM)] == [thread]
