"""Whoever reads Kazakh in Latin or Arabic letters sees every story in them, wherever it is shown; others stay."""

from datetime import timedelta

from bot.model import Chat, Story
from bot.pipeline.index import Indexer
from bot.storage import chats, stories
from tests import clock
from tests.handlers.world import Message, Person, World

NOW = clock.now()
TITLES = {"kk": "Google Қостанайда су тасқынын есептеді", "ru": "Паводок в Костанае отступает"}


async def furnish(world: World) -> None:
    async with world.desk.db.write() as connection:
        for number, (language, title) in enumerate(TITLES.items(), 1):
            told = Story(
                id=number,
                source="Tolqyn",
                title=title,
                summary=(f"{title}.",),
                text=f"{title}.",
                link=f"https://example.kz/{number}",
                published=NOW - timedelta(hours=number),
                language=language,
                tags=(world.desk.catalogue.tags[0],),
            )
            await stories.add(connection, told, NOW - timedelta(hours=number))
    await Indexer(world.desk.db).index()


async def screens(person: Person, world: World) -> list[str]:
    """Every list of stories that a reader can ask for."""
    lists: list[Message] = [await person.types(f"/{asked}") for asked in ("latest", "latest тасқын", "search Google")]
    lists.append(await person.types("/follow су тасқыны"))
    lists.append((await person.taps(lists[-1], "Сілтемесі"))[1])
    name = await world.telegram.inline(person.id, "Google")
    cards = await world.telegram.answer_of(name)
    links = [entity.get("url", "") for shown in lists for entity in shown["entities"] if entity["type"] == "text_link"]
    assert set(links) == {"https://example.kz/1", "https://example.kz/2"}
    return [
        *(shown["text"] for shown in lists),
        *(f"{card['title']}\n{card['description']}" for card in cards["results"]),
    ]


async def test_each_list_of_stories_is_in_the_script_of_its_reader(world: World) -> None:
    await furnish(world)
    for script, kazakh in (
        ("latin", "Google Qostanaida su tasqynyn eseptedı"),
        ("arabic", "Google قوستانايدا سۋ تاسقىنىن ەسەپتەدى"),
        ("cyrillic", TITLES["kk"]),
    ):
        person = world.person()
        async with world.desk.db.write() as connection:
            await chats.ensure(connection, Chat(id=person.id), NOW)
            await chats.set_preferences(connection, Chat(id=person.id, script=script))  # type: ignore[arg-type]
        told = await screens(person, world)
        assert len(told) == 6
        for text in told:
            assert kazakh in text, (script, text)
        assert sum(TITLES["ru"] in text for text in told) == 4
