"""Members of a chat, as Bot API shows them."""

from typing import Any

Member = dict[str, Any]

_RIGHTS = [
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
]
_CHANNEL_RIGHTS = ["can_post_messages", "can_edit_messages", "can_manage_direct_messages"]
_GROUP_RIGHTS = ["can_pin_messages", "can_manage_topics"]
_RESTRICTIONS = [
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
    "can_react_to_messages",
]
PRESENT = frozenset({"creator", "administrator", "member", "restricted"})


def member(user: dict[str, Any], status: str, *, channel: bool, rights: dict[str, bool] | None = None) -> Member:
    """A ChatMember; `rights` change what the status gives."""
    about: Member = {"user": user, "status": status}
    match status:
        case "creator":
            return about | {"is_anonymous": False}
        case "administrator":
            names = [*_RIGHTS, *(_CHANNEL_RIGHTS if channel else _GROUP_RIGHTS)]
            given = {name: name != "can_promote_members" for name in names}
            return about | {"can_be_edited": False, "is_anonymous": False} | given | (rights or {})
        case "restricted":
            limits = dict.fromkeys(_RESTRICTIONS, False)
            return about | {"is_member": True, "until_date": 0} | limits | (rights or {})
        case "kicked":
            return about | {"until_date": 0}
    return about


def is_present(who: Member | None) -> bool:
    """Whether they belong to the chat."""
    return who is not None and who["status"] in PRESENT and bool(who.get("is_member", True))


def may(who: Member | None, right: str) -> bool:
    """Whether they have an administrator's right."""
    return who is not None and (who["status"] == "creator" or bool(who.get(right)))
