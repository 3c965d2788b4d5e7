"""People and chats of the local Telegram: who comes, goes, blocks, is promoted; the bot hears of it as it would."""

from collections.abc import Collection
from typing import Any

from bot.demo.telegram import members
from bot.demo.telegram.members import Member
from bot.demo.telegram.world import CONTENT, Message, Place, User, World


class Memberships(World):
    """The world with its comings and goings."""

    # ---------------------------------------------------------------- making chats

    def add_user(
        self, user_id: int, first_name: str, language_code: str | None = "kk", *, started: bool = False, **more: Any
    ) -> User:
        """A person; `started`: they have written to the bot before. `more`: last_name, username and so on."""
        user: User = {"id": user_id, "is_bot": False, "first_name": first_name, **more}
        if language_code:
            user["language_code"] = language_code
        about = {"id": user_id, "first_name": first_name, "type": "private"}
        about |= {key: more[key] for key in ("last_name", "username") if key in more}
        self.places[user_id] = Place(user_id, "private", about, user=user, started=started)
        return user

    def add_channel(
        self,
        channel_id: int,
        title: str,
        admins: Collection[int] = (),
        *,
        bot: str = "administrator",
        username: str | None = None,
    ) -> Place:
        """A channel; the first of the admins owns it. `bot`: what the bot is there at first ("left": not in it)."""
        about = {"id": channel_id, "title": title, "type": "channel"} | ({"username": username} if username else {})
        return self._add(about, admins, bot)

    def add_group(  # noqa: PLR0913 - each by its name
        self,
        group_id: int,
        title: str,
        people: Collection[int] = (),
        admins: Collection[int] = (),
        *,
        bot: str = "member",
        supergroup: bool = True,
        forum: bool = False,
    ) -> Place:
        """A group; the first of the admins owns it. A forum has topics (`add_topic`)."""
        about = {"id": group_id, "title": title, "type": "supergroup" if supergroup else "group"}
        place = self._add(about | ({"is_forum": True} if forum else {}), admins, bot)
        for user_id in people:
            self._set(place, user_id, "member")
        return place

    def _add(self, about: dict[str, Any], admins: Collection[int], bot: str) -> Place:
        place = self.places[about["id"]] = Place(about["id"], about["type"], about)
        if "username" in about:
            self.usernames[str(about["username"]).lower()] = place.id
        for number, user_id in enumerate(admins):
            self._set(place, user_id, "administrator" if number else "creator")
        self._set(place, self.bot["id"], bot)
        return place

    def add_topic(self, chat_id: int, name: str) -> int:
        """A topic of a forum; its message_thread_id."""
        place = self.place(chat_id)
        content = {"forum_topic_created": {"name": name, "icon_color": 7322096}, "is_topic_message": True}
        message = self.post(place, content, None)
        place.topics[message["message_id"]] = name
        message["message_thread_id"] = message["message_id"]
        self.emit("topic", place.id)
        return int(message["message_id"])

    def remove_topic(self, chat_id: int, thread: int) -> None:
        """Delete a topic of a forum, with what was said in it."""
        place = self.place(chat_id)
        del place.topics[thread]
        for message in [m for m in place.messages.values() if m.get("message_thread_id") == thread]:
            self.remove(place, message["message_id"])
        self.emit("topic", place.id)

    def upgrade(self, group_id: int, supergroup_id: int) -> Place:
        """A group becomes a supergroup: the old id answers with the new one."""
        old = self.place(group_id)
        new = self.places[supergroup_id] = Place(
            supergroup_id, "supergroup", old.about | {"id": supergroup_id, "type": "supergroup"}, members=old.members
        )
        old.moved_to = supergroup_id
        self.hear(old, self.post(old, {"migrate_to_chat_id": supergroup_id}, None))
        self.hear(new, self.post(new, {"migrate_from_chat_id": group_id}, None))
        return new

    # ---------------------------------------------------------------- persons and the bot

    def block(self, user_id: int) -> None:
        """The person blocks the bot, which is told."""
        self._block(user_id, blocked=True)

    def unblock(self, user_id: int) -> None:
        """The person lets the bot write again, which is told."""
        self._block(user_id, blocked=False)

    def _block(self, user_id: int, *, blocked: bool) -> None:
        place = self.place(user_id)
        if place.blocked == blocked:
            return
        place.blocked = blocked
        self.emit("blocked", place.id, blocked=blocked)
        old, new = ("member", "kicked") if blocked else ("kicked", "member")
        before, after = (members.member(self.bot, status, channel=False) for status in (old, new))
        self._told_of_bot(place, self.user(user_id), before, after)

    def deactivate(self, user_id: int) -> None:
        """The person's account is gone."""
        self.place(user_id).deactivated = True

    # ---------------------------------------------------------------- members

    def join(self, user_id: int, chat_id: int) -> None:
        """A person enters a channel or group by themselves."""
        self._change(chat_id, user_id, "member", by=user_id)

    def leave(self, user_id: int, chat_id: int) -> None:
        """They go."""
        self._change(chat_id, user_id, "left", by=user_id)

    def promote(self, user_id: int, chat_id: int, by: int | None = None, **rights: bool) -> None:
        """Make somebody (the bot too) an administrator; `rights` change the usual ones."""
        self._change(chat_id, user_id, "administrator", by=by, rights=rights)

    def demote(self, user_id: int, chat_id: int, by: int | None = None) -> None:
        """Make an administrator a plain member (in a channel the bot cannot be one: it leaves)."""
        gone = user_id == self.bot["id"] and self.place(chat_id).kind == "channel"
        self._change(chat_id, user_id, "left" if gone else "member", by=by)

    def give_away(self, chat_id: int, to: int) -> None:
        """The owner makes an administrator the owner, and stays as one."""
        owner = next(m["user"]["id"] for m in self.place(chat_id).members.values() if m["status"] == "creator")
        self._change(chat_id, owner, "administrator", by=owner)
        self._change(chat_id, to, "creator", by=owner)

    def kick(self, user_id: int, chat_id: int, by: int | None = None) -> None:
        """Throw somebody (the bot too) out."""
        self._change(chat_id, user_id, "kicked", by=by)

    def add_bot(self, chat_id: int, by: int, **rights: bool) -> None:
        """A person adds the bot: to a channel as administrator, to a group as a member, or with rights."""
        channel = self.place(chat_id).kind == "channel"
        self._change(chat_id, self.bot["id"], "administrator" if channel or rights else "member", by=by, rights=rights)

    def member(self, chat_id: int, user_id: int) -> Member:
        """What somebody is in a chat."""
        place = self.place(chat_id)
        return place.members.get(user_id) or members.member(self.user(user_id), "left", channel=False)

    def _set(self, place: Place, user_id: int, status: str, rights: dict[str, bool] | None = None) -> Member:
        new = members.member(self.user(user_id), status, channel=place.kind == "channel", rights=rights)
        place.members[user_id] = new
        return new

    def _change(
        self, chat_id: int, user_id: int, status: str, *, by: int | None, rights: dict[str, bool] | None = None
    ) -> None:
        place = self.place(chat_id)
        owner = next((m["user"]["id"] for m in place.members.values() if m["status"] == "creator"), user_id)
        old, new = self.member(chat_id, user_id), self._set(place, user_id, status, rights)
        self.emit("member", chat_id, member=new)
        doer = self.user(by if by is not None else owner)
        self._show(place, doer, old, new)
        if user_id == self.bot["id"]:
            self._told_of_bot(place, doer, old, new)
        elif place.members[self.bot["id"]]["status"] == "administrator":
            self.updates.put("chat_member", self._change_of(place, doer, old, new))

    def _show(self, place: Place, doer: User, old: Member, new: Member) -> None:
        """In a group everybody sees who comes and goes."""
        came, there = members.is_present(old), members.is_present(new)
        if place.kind == "channel" or came == there:
            return
        content = {"new_chat_members": [new["user"]]} if there else {"left_chat_member": new["user"]}
        self.hear(place, self.post(place, content, doer))

    def _told_of_bot(self, place: Place, doer: User, old: Member, new: Member) -> None:
        self.updates.put("my_chat_member", self._change_of(place, doer, old, new))

    def _change_of(self, place: Place, doer: User, old: Member, new: Member) -> dict[str, Any]:
        return {"chat": place.about, "from": doer, "date": self.now(), "old_chat_member": old, "new_chat_member": new}

    # ---------------------------------------------------------------- what the bot hears

    def hear(self, place: Place, message: Message, *, edited: bool = False) -> None:
        """Queue the message as an update if the bot is there and may read it."""
        if place.kind == "channel":
            if members.is_present(place.members.get(self.bot["id"])):
                self.updates.put("edited_channel_post" if edited else "channel_post", message)
        elif place.kind == "private" or self._may_read(place, message):
            self.updates.put("edited_message" if edited else "message", message)

    def _may_read(self, place: Place, message: Message) -> bool:
        """A bot in a group reads commands, what mentions or answers it, and service messages; an administrator all."""
        me = place.members.get(self.bot["id"])
        if not members.is_present(me):
            return False
        if place.parent is not None:
            return members.may(me, "can_manage_direct_messages")
        text = str(message.get("text") or message.get("caption") or "")
        answered = message.get("reply_to_message", {}).get("from", {}).get("id") == self.bot["id"]
        plain = any(key in message for key in CONTENT)
        named = text.startswith("/") or f"@{self.bot['username']}".lower() in text.lower()
        return named or answered or not plain or members.may(me, "can_manage_chat")
