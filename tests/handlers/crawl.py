"""Somebody who taps every button of every screen that they come to, each kind of button once; what harms comes last."""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Literal, get_origin, get_type_hints

from bot.formatter import taps
from bot.formatter.taps import planning
from bot.formatter.taps import routes as of_channels
from tests.handlers.world import Message, Person

FIRST_CARD = 90  # the story
Kind = tuple[object, ...]  # of a button: its class, and which of a few things it says

# In this order, and after all others: each takes something away that others could show.
HARMFUL: tuple[tuple[type[Any], frozenset[object]], ...] = (
    (taps.Reject, frozenset()),
    (taps.Merge, frozenset()),
    (taps.Plan, frozenset()),
    (taps.Card, frozenset({"approve", "undo"})),
    (of_channels.RoutePick, frozenset({False})),
    (planning.PlanAt, frozenset()),
    (planning.Plan, frozenset({"now", "drop", "undo"})),
    (of_channels.RouteOf, frozenset({"off"})),
    (taps.DoDeed, frozenset({"hurry", "pin", "unpin"})),
    (taps.DoDeed, frozenset()),
    (taps.Appoint, frozenset()),
    (taps.Disconnect, frozenset({"sure", "again"})),
    (taps.Erase, frozenset({False})),
    (taps.Erase, frozenset()),
)
DECIDED = (taps.Reject, taps.Merge, taps.Plan, taps.Card)  # each needs a card that waits
TRIES = 2  # of a kind of button that brings but a word: it may do better elsewhere
ALIKE = (of_channels.TemplatePart, of_channels.LimitChange)  # switches: one shows how they all are


@dataclass(frozen=True, slots=True)
class Button:
    """A button where it was seen."""

    message: Message
    label: str
    data: str
    depth: int  # how many taps led to its screen
    kind: Kind
    harm: int


@cache
def _choices(letter: str) -> tuple[str, ...]:
    tap = taps.LETTERS[letter]
    if tap in ALIKE:
        return ()
    hints = get_type_hints(tap)
    return ("what", *(name for name, hint in hints.items() if get_origin(hint) is Literal or hint is bool))


def kind(data: str) -> Kind:
    """The class of the button and its fields that choose of a few; not which story, page or channel."""
    tap = taps.decode(data)
    assert tap, data
    opens = isinstance(tap, taps.More) and tap.sentences == 0  # a story of a list
    return (
        type(tap),
        *(getattr(tap, name, "") for name in _choices(data.split(":")[1])),
        *(["opens"] if opens else []),
    )


def harm(what: Kind) -> int:
    """How late it is to be tapped; 0: it does none."""
    of, *says = what
    ranks = (rank for rank, (one, some) in enumerate(HARMFUL, 1) if one is of and (not some or some & set(says)))
    return next(ranks, 0)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a tap brought: every text of it, with the labels of its buttons."""

    button: Button
    toast: str
    screens: tuple[Message, ...]

    @property
    def texts(self) -> Iterator[str]:
        yield self.toast
        for screen in self.screens:
            yield from said(screen)


@dataclass
class Crawler:
    """Knows what was tapped. `cards` wait, after the first of them; buttons that say `aside` are left alone."""

    person: Person
    cards: Iterator[int]
    aside: str
    others: frozenset[taps.Tap]  # and these
    waiting: deque[Button] = field(default_factory=deque)
    tries: Counter[Kind] = field(default_factory=Counter)
    answers: list[Answer] = field(default_factory=list)

    def sees(self, screen: Message, depth: int = 0) -> None:
        """A screen with buttons to tap."""
        rows = screen.get("reply_markup", {}).get("inline_keyboard", [])
        for button in (one for row in rows for one in row if self.aside not in one.get("callback_data", self.aside)):
            data = button["callback_data"]
            other = isinstance(tap := taps.decode(data), taps.Language | taps.Change) and tap in self.others
            if not other and self.tries[what := kind(data)] < TRIES:
                self.waiting.append(Button(screen, button["text"], data, depth, what, harm(what)))

    async def walk(self, *, harmful: bool = False) -> None:
        """Tap until nothing new is left, or nothing that does no harm."""
        while found := [one for one in self.waiting if harmful or not one.harm]:
            button = min(found, key=lambda one: one.harm)
            self.waiting.remove(button)
            if self.tries[button.kind] < TRIES:
                self.answers.append(answer := await self._taps(self._with_a_card(button)))
                self.tries[button.kind] += TRIES if answer.screens else 1
                for screen in answer.screens:
                    self.sees(screen, button.depth + 1)

    def _with_a_card(self, button: Button) -> Button:
        """What decides on the first card decides on another one: there is a next thing to decide."""
        tap = taps.decode(button.data)
        if not button.harm or not isinstance(tap, DECIDED) or tap.ref != taps.of_story(FIRST_CARD):
            return button
        data = taps.encode(replace(tap, ref=taps.of_story(next(self.cards))))
        assert data
        return replace(button, data=data)

    async def _taps(self, button: Button) -> Answer:
        person, app = self.person, self.person.world.app
        telegram = person.world.telegram
        standing = telegram.place(person.id).messages
        before = dict(standing)
        query = await telegram.press(person.id, person.id, button.message["message_id"], button.data, forged=True)
        toast = (await telegram.answer_of(query)).get("text") or ""
        await app.update_queue.join()  # all that belongs to the answer has come
        return Answer(button, toast, tuple(one for number, one in standing.items() if before.get(number) is not one))


def said(screen: Message) -> Iterator[str]:
    """Every text of a screen."""
    yield screen.get("text") or screen.get("caption") or ""
    rows = screen.get("reply_markup", {}).get("inline_keyboard", [])
    yield from (button["text"] for row in rows for button in row)
