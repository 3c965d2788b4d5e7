"""A channel's direct messages in the local Telegram: people suggest posts there, administrators and the bot decide.

As Bot API's server has it: one message is one suggestion, decided once; the bot is told by service messages, also of
what it did itself; a post comes into the channel without a word which suggestion it was.
"""

from typing import Any

from bot.demo.telegram import members
from bot.demo.telegram.memberships import Memberships
from bot.demo.telegram.refusals import bad
from bot.demo.telegram.world import CONTENT, Message, Place

FARTHEST = 2_678_400  # seconds ahead
_DAY = 86_400


class Direct(Memberships):
    """The world with direct messages of channels."""

    def open_direct(self, channel_id: int, direct_id: int, *, told: bool = False) -> Place:
        """The channel takes direct messages from now on; `told`: with the word of it that Telegram puts there."""
        channel = self.place(channel_id)
        about = {"id": direct_id, "title": channel.about["title"], "type": "supergroup", "is_direct_messages": True}
        place = Place(direct_id, "supergroup", about, members=channel.members, parent=channel_id)
        self.places[direct_id] = place
        if told:
            news = {"are_direct_messages_enabled": True, "direct_message_star_count": 0}
            self.hear(channel, self.post(channel, {"direct_message_price_changed": news}, None))
        return place

    def direct(self, channel_id: int) -> Place:
        """The direct messages of the channel; LookupError when it takes none."""
        found = next((place for place in self.places.values() if place.parent == channel_id), None)
        if found is None:
            raise LookupError(f"{channel_id} takes no direct messages")
        return found

    async def write(self, user_id: int, channel_id: int, text: str) -> Message:
        """Talk to the channel."""
        return self._into(self.direct(channel_id), user_id, {"text": text})

    async def suggest(  # noqa: PLR0913 - each by its name
        self,
        user_id: int,
        channel_id: int,
        content: Message,
        *,
        price: dict[str, Any] | None = None,
        send_date: int | None = None,
        reply_to: int | None = None,
    ) -> Message:
        """Suggest a post: `content` has the shape of a Bot API message, `price` is `{"currency", "amount"}`."""
        place = self.direct(channel_id)
        info: Message = {"state": "pending"} | ({"price": price} if price else {})
        info |= {"send_date": send_date} if send_date else {}
        answered = {"reply_to_message": place.messages[reply_to]} if reply_to else {}
        return self._into(place, user_id, {**answered, **content, "suggested_post_info": info})

    async def approve_there(self, user_id: int, channel_id: int, message_id: int, send_date: int = 0) -> None:
        """An administrator approves it in Telegram itself."""
        place = self._answering(user_id, channel_id)
        self.approve(place, place.messages[message_id], send_date)

    async def decline_there(self, user_id: int, channel_id: int, message_id: int, comment: str = "") -> None:
        """An administrator declines it in Telegram itself."""
        place = self._answering(user_id, channel_id)
        self.decline(place, place.messages[message_id], comment)

    def approve(self, place: Place, message: Message, send_date: int = 0) -> None:
        """Let it be published, at once where no date is chosen; what its author cannot pay waits on."""
        info = _pending(message)
        due = info.get("send_date") or send_date
        if info.get("send_date", self.now()) < self.now() - _DAY:
            raise bad("message can't be used in the method")
        if send_date > self.now() + FARTHEST:
            raise bad("SCHEDULE_DATE_TOO_LATE")
        price = info.get("price")
        if price and not self._pays(message["from"]["id"], price):
            self._serve(place, message, "suggested_post_approval_failed", {"price": price})
            return
        decided = self._state(place, message, info | {"state": "approved", "send_date": due or self.now()})
        told = {"send_date": due or self.now()} | ({"price": price} if price else {})
        self._serve(place, decided, "suggested_post_approved", told)
        self.scheduled.append((due, place.id, message["message_id"]))
        self.publish()

    def decline(self, place: Place, message: Message, comment: str = "") -> None:
        """Send it back."""
        decided = self._state(place, message, _pending(message) | {"state": "declined"})
        self._serve(place, decided, "suggested_post_declined", {"comment": comment} if comment else {})

    def publish(self) -> None:
        """Put into the channels what is due by now."""
        due = [one for one in self.scheduled if one[0] <= self.now()]
        self.scheduled = [one for one in self.scheduled if one not in due]
        for _, direct_id, message_id in due:
            message = self.place(direct_id).messages[message_id]
            channel = self.place(self.place(direct_id).parent or 0)
            content = {key: message[key] for key in CONTENT if key in message}
            content |= {"is_paid_post": True} if "price" in message["suggested_post_info"] else {}
            self.hear(channel, self.post(channel, content, None))

    async def pay(self, channel_id: int, message_id: int) -> None:
        """A day has passed since it was published: the channel gets the money."""
        place = self.direct(channel_id)
        price = place.messages[message_id]["suggested_post_info"]["price"]
        stars = price["currency"] == "XTR"
        amount = {"star_amount": {"amount": price["amount"]}} if stars else {"amount": price["amount"]}
        paid = {"currency": price["currency"]} | amount
        self._serve(place, place.messages[message_id], "suggested_post_paid", paid)

    async def refund(self, channel_id: int, message_id: int, reason: str) -> None:
        """Its author gets the money back: "post_deleted" or "payment_refunded"."""
        place = self.direct(channel_id)
        self._serve(place, place.messages[message_id], "suggested_post_refunded", {"reason": reason})

    def _answering(self, user_id: int, channel_id: int) -> Place:
        place = self.direct(channel_id)
        if not members.may(place.members.get(user_id), "can_manage_direct_messages"):
            raise PermissionError(f"{user_id} does not answer the direct messages of {channel_id}")
        return place

    def _into(self, place: Place, user_id: int, content: Message) -> Message:
        topic = {"direct_messages_topic": {"topic_id": user_id, "user": self.user(user_id)}}
        message = self.post(place, topic | content, self.user(user_id))
        self.hear(place, message)
        return message

    def _state(self, place: Place, message: Message, info: Message) -> Message:
        content = {key: message[key] for key in CONTENT if key in message} | {"suggested_post_info": info}
        return self.rewrite(place, message["message_id"], content, silent=True)

    def _serve(self, place: Place, message: Message, what: str, about: Message) -> None:
        about = {"suggested_post_message": {k: message[k] for k in message if k != "reply_to_message"}} | about
        channel = {"sender_chat": self.place(place.parent or 0).about}
        topic = {"direct_messages_topic": message["direct_messages_topic"]}
        self.hear(place, self.post(place, channel | topic | {what: about}, None))

    def _pays(self, user_id: int, price: dict[str, Any]) -> bool:
        purse = self.purses.setdefault(user_id, {})
        left = purse.get(price["currency"], 0) - price["amount"]
        if left < 0:
            return False
        purse[price["currency"]] = left
        return True


def _pending(message: Message) -> Message:
    info: Message = message.get("suggested_post_info", {})
    if info.get("state") != "pending":
        raise bad("message can't be used in the method")
    return info
