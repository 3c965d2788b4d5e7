"""Channels, groups and their members in the local Telegram, seen by real python-telegram-bot."""

import pytest
from telegram import Bot, ReplyParameters, Update
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.demo.telegram import Telegram
from tests.demo.telegram.stage import CHANNEL, EDITOR, FORUM, GROUP, READER, STRANGER

EVERYTHING = Update.ALL_TYPES


async def test_a_chat_and_its_members_are_told(bot: Bot) -> None:
    chat = await bot.get_chat(CHANNEL)
    assert (chat.title, chat.type, chat.username) == ("Су тасқыны", "channel", "su_taskyny")
    assert (await bot.get_chat(READER)).first_name == "Айгүл"
    members = {m.user.id: m.status for m in await bot.get_chat_administrators(CHANNEL)}
    assert members == {EDITOR: "creator", 42: "administrator"}
    assert await bot.get_chat_member_count(CHANNEL) == 2
    assert (await bot.get_chat_member(CHANNEL, READER)).status == "left"
    assert (await bot.get_chat_member(FORUM, READER)).status == "member"
    with pytest.raises(BadRequest, match="User not found"):
        await bot.get_chat_member(CHANNEL, 555)


async def test_an_editor_adds_the_bot_and_throws_it_out(telegram: Telegram, bot: Bot) -> None:
    telegram.add_channel(-1009, "Жаңа арна", admins=[EDITOR], bot="left")
    with pytest.raises(Forbidden, match="bot is not a member of the channel chat"):
        await bot.send_message(-1009, "Сәлем")
    telegram.add_bot(-1009, by=EDITOR)
    await bot.send_message(-1009, "Сәлем")
    telegram.kick(42, -1009, by=EDITOR)
    with pytest.raises(Forbidden, match="bot was kicked from the channel chat"):
        await bot.send_message(-1009, "Сәлем")
    changes = [u.my_chat_member for u in await bot.get_updates() if u.my_chat_member]
    told = [(c.from_user.id, c.old_chat_member.status, c.new_chat_member.status) for c in changes]
    assert told == [(EDITOR, "left", "administrator"), (EDITOR, "administrator", "kicked")]


async def test_a_channel_needs_the_right_to_post(telegram: Telegram, bot: Bot) -> None:
    telegram.promote(42, CHANNEL, by=EDITOR, can_post_messages=False)
    with pytest.raises(BadRequest, match="Need administrator rights in the channel chat"):
        await bot.send_message(CHANNEL, "Сәлем")


async def test_member_changes_are_told_to_whoever_asks(telegram: Telegram, bot: Bot) -> None:
    telegram.join(READER, CHANNEL)
    assert await bot.get_updates(allowed_updates=EVERYTHING) == ()
    telegram.promote(READER, CHANNEL, by=EDITOR, can_post_messages=False)
    telegram.demote(READER, CHANNEL, by=EDITOR)
    telegram.leave(READER, CHANNEL)
    changes = [u.chat_member for u in await bot.get_updates() if u.chat_member]
    assert [c.new_chat_member.status for c in changes] == ["administrator", "member", "left"]


async def test_an_editor_posts_and_a_reader_may_not(telegram: Telegram, bot: Bot) -> None:
    post = await telegram.say(EDITOR, "Қолмен жазылған", CHANNEL)
    await telegram.edit(EDITOR, CHANNEL, post["message_id"], "Түзетілген")
    with pytest.raises(PermissionError):
        await telegram.say(READER, "Мен де", CHANNEL)
    first, second = await bot.get_updates()
    assert first.channel_post is not None
    assert second.edited_channel_post is not None
    assert (first.channel_post.text, second.edited_channel_post.text) == ("Қолмен жазылған", "Түзетілген")
    await bot.edit_message_text("Боттан", CHANNEL, post["message_id"])
    assert telegram.messages(CHANNEL)[0]["text"] == "Боттан"


async def test_in_a_group_the_bot_hears_what_is_for_it(telegram: Telegram, bot: Bot) -> None:
    await telegram.say(READER, "Бәріңе сәлем", FORUM)
    await telegram.say(READER, "/latest", FORUM)
    await telegram.say(READER, "@habarshy_demo_bot не болды?", FORUM)
    sent = await bot.send_message(FORUM, "Міне")
    await telegram.say(READER, "рақмет", FORUM, reply_to=sent.message_id)
    heard = [u.message and u.message.text for u in await bot.get_updates()]
    assert heard == ["/latest", "@habarshy_demo_bot не болды?", "рақмет"]


async def test_a_group_becomes_a_supergroup(telegram: Telegram, bot: Bot) -> None:
    telegram.upgrade(GROUP, -1002)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(GROUP, "Сәлем")
    assert moved.value.new_chat_id == -1002
    assert (await bot.send_message(-1002, "Сәлем")).chat.type == "supergroup"
    told = [u.message and u.message.migrate_to_chat_id for u in await bot.get_updates()]
    assert told == [-1002, None]


async def test_topics_of_a_forum(telegram: Telegram, bot: Bot) -> None:
    thread = telegram.add_topic(FORUM, "Су тасқыны")
    sent = await bot.send_message(FORUM, "Тасқын", message_thread_id=thread)
    assert (sent.message_thread_id, sent.is_topic_message) == (thread, True)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(FORUM, "Тасқын", message_thread_id=777)


async def test_answers_to_messages(telegram: Telegram, bot: Bot) -> None:
    asked = await telegram.say(READER, "Не болды?")
    sent = await bot.send_message(READER, "Тасқын", reply_parameters=ReplyParameters(asked["message_id"]))
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "Не болды?"
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(READER, "Тасқын", reply_parameters=ReplyParameters(99))
    await bot.send_message(READER, "Тасқын", reply_parameters=ReplyParameters(99, allow_sending_without_reply=True))


async def test_pins_many_deletions_reactions_and_signs_of_life(telegram: Telegram, bot: Bot) -> None:
    posts = [(await bot.send_message(CHANNEL, text)).message_id for text in ("бір", "екі", "үш")]
    await bot.pin_chat_message(CHANNEL, posts[1])
    pinned = (await bot.get_chat(CHANNEL)).pinned_message
    assert pinned is not None
    assert pinned.message_id == posts[1]
    await bot.unpin_chat_message(CHANNEL)
    await bot.set_message_reaction(CHANNEL, posts[0], "🔥")
    await bot.send_chat_action(READER, "typing")
    await bot.delete_messages(CHANNEL, [*posts[:2], 999])
    assert [m["text"] for m in telegram.messages(CHANNEL)] == ["үш"]
    with pytest.raises(BadRequest, match="Not enough rights to manage pinned messages"):
        await bot.pin_chat_message(FORUM, (await bot.send_message(FORUM, "бір")).message_id)


async def test_reactions_are_told_to_whoever_asks(telegram: Telegram, bot: Bot) -> None:
    await bot.get_updates(allowed_updates=EVERYTHING)
    post = await bot.send_message(CHANNEL, "Жаңалық")
    note = await bot.send_message(READER, "Жаңалық")
    await telegram.react(READER, CHANNEL, post.message_id, "👍")
    await telegram.react(READER, READER, note.message_id, "🔥")
    counted, single = await bot.get_updates()
    assert counted.message_reaction_count is not None
    assert counted.message_reaction_count.reactions[0].total_count == 1
    assert single.message_reaction is not None
    assert single.message_reaction.new_reaction[0].to_dict() == {"type": "emoji", "emoji": "🔥"}


async def test_the_bot_leaves_and_accounts_end(telegram: Telegram, bot: Bot) -> None:
    await bot.leave_chat(FORUM)
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.send_message(FORUM, "Сәлем")
    telegram.deactivate(READER)
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(READER, "Сәлем")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.get_chat(STRANGER)


async def test_others_messages_are_not_the_bots_to_edit(telegram: Telegram, bot: Bot) -> None:
    theirs = await telegram.say(READER, "Сәлем")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("Қош", READER, theirs["message_id"])
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("Қош", READER, 999)
