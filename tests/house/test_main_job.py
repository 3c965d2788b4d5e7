"""The main job, from a feed over HTTP to a post in the chat of whoever follows its tag."""

import pytest

from tests.house.stage import LEAVER, OPERATOR, READER, WITH_WORDS, Stage, until

pytestmark = pytest.mark.xdist_group("house")

FLOOD = "Қостанайда су тасқыны басталды"
COURT = "Қостанайда су тасқыны ісі бойынша сот үкім шығарды"
OTHER = "Алматыда жаңа мектеп ашылды"
RIVER = "Тобыл өзенінің деңгейі көтерілді, су тасқыны күтіледі"


async def test_a_new_story_reaches_whoever_follows_it_once_and_nobody_else(stage: Stage) -> None:
    site = stage.site("tolqyn")
    site.tell("Бұрынғы су тасқыны туралы")
    async with stage.bot():
        assert "✅" in await stage.asks("/follow су тасқыны, сот, Қостанай")
        assert "✅" not in await stage.asks("/follow су тасқынының"), "it is followed already, in whatever inflection"
        await stage.asks("/follow Тобыл өзені", WITH_WORDS)
        for words in ("/follow су тасқыны", "/follow сот", "/unfollow су тасқынын"):
            await stage.asks(words, LEAVER)
        await until(lambda: site.asked > 1)
        site.tell(FLOOD)
        site.tell(COURT)
        post = await stage.gets(FLOOD)
        await stage.gets(COURT)
        await stage.gets(COURT, LEAVER)
        site.tell(RIVER)
        site.tell(OTHER)
        with_own_words = await stage.gets("Тобыл өзенінің", WITH_WORDS)
        asked = site.asked
        await until(lambda: site.asked > asked + 1)
    assert "#су_тасқыны" in post
    assert "tolqyn · " in post
    assert "USD 443,35 · EUR 475,54 · RUB 4,82" in post
    assert len(stage.posts(FLOOD)) == 1
    assert len(stage.posts(COURT)) == 1, "three of the reader's tags, one post"
    assert stage.posts(OTHER) == []
    assert stage.posts("Бұрынғы") == [], "what was there at the first poll is the baseline"
    assert "#Тобыл_өзені #су_тасқыны" in with_own_words, "a reader's own words stand first among the tags"
    assert stage.posts(FLOOD, LEAVER) == [], "what is unfollowed does not come"


async def test_broken_sources_do_not_disturb_the_others_and_the_operator_is_told_once(stage: Stage) -> None:
    good, wrong, empty, dead, huge = (stage.site(name) for name in ("good", "wrong", "empty", "dead", "huge"))
    wrong.body = b"<!doctype html><html><body>404</body></html>"
    empty.body = b""
    dead.broken = 500
    for number in range(5000):
        huge.tell(f"Бесінші мыңыншы жаңалық {number}")
    async with stage.bot():
        await stage.asks("/start", OPERATOR)
        await stage.asks("/follow су тасқыны")
        await until(lambda: good.asked > 1 and dead.asked > 1)
        good.tell(FLOOD)
        await stage.gets(FLOOD)
        await stage.gets("dead", OPERATOR)
        dead.broken = 0
        await stage.gets("wrong", OPERATOR)
        await stage.gets("empty", OPERATOR)
        asked = good.asked
        await until(lambda: good.asked > asked + 2)
        assert [len(stage.posts(name, OPERATOR)) for name in ("wrong", "empty", "huge")] == [1, 1, 0]
        await until(lambda: len(stage.posts("dead", OPERATOR)) == 2, seconds=40)
    assert len(stage.posts(FLOOD)) == 1


async def test_the_bank_is_down_and_who_blocks_the_bot_is_paused_and_comes_back_with_start(stage: Stage) -> None:
    stage.bank_is_down = True
    site = stage.site("tolqyn")
    async with stage.bot():
        await stage.asks("/follow су тасқыны")
        await until(lambda: site.asked > 1)
        site.tell(FLOOD)
        assert "USD" not in await stage.gets(FLOOD)
        stage.telegram.block(READER)
        site.tell("Бірінші су тасқыны")
        asked = site.asked
        await until(lambda: site.asked > asked + 1)
        stage.telegram.unblock(READER)
        await stage.asks("/start")
        site.tell("Екінші су тасқыны")
        await stage.gets("Екінші су тасқыны")
