"""Every method that the local Bot API server knows, by its name in small letters."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.demo.telegram.methods import answering, chats, direct, editing, myself, sending
from bot.demo.telegram.parameters import Parameters
from bot.demo.telegram.people import Telegram

Method = Callable[[Telegram, Parameters], Awaitable[Any]]

METHODS: dict[str, Method] = {
    "getme": myself.get_me,
    "logout": myself.yes,
    "close": myself.yes,
    "getupdates": myself.get_updates,
    "setwebhook": myself.set_webhook,
    "deletewebhook": myself.delete_webhook,
    "getwebhookinfo": myself.get_webhook_info,
    "setmycommands": myself.set_my_commands,
    "getmycommands": myself.get_my_commands,
    "deletemycommands": myself.delete_my_commands,
    "setmyname": myself.set_my_name,
    "getmyname": myself.get_my_name,
    "setmydescription": myself.set_my_description,
    "getmydescription": myself.get_my_description,
    "setmyshortdescription": myself.set_my_short_description,
    "getmyshortdescription": myself.get_my_short_description,
    "setchatmenubutton": myself.yes,
    "approvesuggestedpost": direct.approve_suggested_post,
    "declinesuggestedpost": direct.decline_suggested_post,
    "sendmessage": sending.send_message,
    "sendphoto": sending.send_photo,
    "senddocument": sending.send_document,
    "sendvideo": sending.send_video,
    "sendanimation": sending.send_animation,
    "sendmediagroup": sending.send_media_group,
    "sendpoll": sending.send_poll,
    "copymessage": sending.copy_message,
    "forwardmessage": sending.forward_message,
    "copymessages": sending.copy_messages,
    "forwardmessages": sending.forward_messages,
    "stoppoll": sending.stop_poll,
    "sendchataction": sending.send_chat_action,
    "editmessagetext": editing.edit_message_text,
    "editmessagecaption": editing.edit_message_caption,
    "editmessagemedia": editing.edit_message_media,
    "editmessagereplymarkup": editing.edit_message_reply_markup,
    "deletemessage": editing.delete_message,
    "deletemessages": editing.delete_messages,
    "pinchatmessage": editing.pin_chat_message,
    "unpinchatmessage": editing.unpin_chat_message,
    "unpinallchatmessages": editing.unpin_all_chat_messages,
    "setmessagereaction": editing.set_message_reaction,
    "answercallbackquery": answering.answer_callback_query,
    "answerinlinequery": answering.answer_inline_query,
    "getchat": chats.get_chat,
    "getchatmember": chats.get_chat_member,
    "getchatadministrators": chats.get_chat_administrators,
    "getchatmembercount": chats.get_chat_member_count,
    "leavechat": chats.leave_chat,
    "getfile": chats.get_file,
}
