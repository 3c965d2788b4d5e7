"""The pages of topics, in three tabs: the catalogue, what is hot today, what one follows; all are toggled.

Buttons and labels that every other screen uses stand here too.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.formatter.html import cut, harmless
from bot.formatter.taps import Mutes, Page, Surely, Tab, Tap, Toggle, Topic, encode, ref
from bot.formatter.texts import Voice
from bot.model import Button, Post, Tag

COLUMNS = 2
A_PAGE = 12
A_PAGE_OF_MINE = 8
HOT = "🔥"
RISING = "📈"
_LONGEST_LABEL = 40  # a wider one is cut by Telegram itself, less kindly
_TABS: dict[Tab, tuple[str, str]] = {  # what each says on its button, and when it is empty
    "all": ("button-tab-all", "tags-none"),
    "hot": ("button-tab-hot", "tags-none-hot"),
    "mine": ("button-tab-mine", "tags-none-mine"),
}

Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a tab holds: its topics, the keys of what the chat follows, and the sign before each that has one."""

    tab: Tab
    tags: Sequence[Tag]
    followed: Collection[str]
    signs: dict[str, str]  # by key


def screen(shown: Shown, page: int, voice: Voice) -> Post:
    """One page of a tab, and the way to the other tabs. A page beyond the last shows the last."""
    if not shown.tags:
        text = voice.say(_TABS[shown.tab][1])
    elif shown.tab == "all":
        text = voice.say("tags-title", count=len(shown.followed))
    else:
        text = voice.say("tags-hot") if shown.tab == "hot" else voice.say("tags-mine", count=len(shown.followed))
    below = ((button(voice.label("button-my-mutes"), Mutes("mine", 0)),),) if shown.tab == "mine" else ()
    return Post(text=text, buttons=(_tabs(shown, voice), *_page(shown, page), *below))


def offer(tags: Sequence[Tag], followed: Collection[str], voice: Voice) -> Post:
    """The topics as a newcomer sees them first."""
    if not tags:
        return Post(text=voice.say("tags-none"))
    return Post(text=voice.say("offer"), buttons=toggles(tags, followed, 0))


def toggles(tags: Sequence[Tag], followed: Collection[str], page: int) -> tuple[Row, ...]:
    """The buttons of one page of the catalogue, and the way to the others."""
    return _page(Shown("all", tags, followed, {}), page) if tags else ()


def _page(shown: Shown, page: int) -> tuple[Row, ...]:
    size = A_PAGE_OF_MINE if shown.tab == "mine" else A_PAGE
    pages = max(1, -(-len(shown.tags) // size))
    page = min(max(page, 0), pages - 1)
    here = shown.tags[page * size : (page + 1) * size]
    rows: tuple[Row, ...]
    if shown.tab == "mine":
        rows = tuple((_toggle(tag, shown, page), _details(tag, page)) for tag in here)
    else:
        rows = _rows([_toggle(tag, shown, page) for tag in here])
    return (*rows, _pages(shown.tab, page, pages)) if pages > 1 else rows


def _rows(buttons: Sequence[Button]) -> tuple[Row, ...]:
    return tuple(tuple(buttons[place : place + COLUMNS]) for place in range(0, len(buttons), COLUMNS))


def label(text: str) -> str:
    """A button's label: plain, never empty, never too wide."""
    return cut(harmless(text), _LONGEST_LABEL) or "…"


def button(text: str, tap: Tap) -> Button:
    """A button that says `tap` back; the caller knows that it fits."""
    data = encode(tap)
    if data is None:
        raise ValueError(f"does not fit into a button: {tap}")
    return Button(text, data=data)


def _toggle(tag: Tag, shown: Shown, page: int) -> Button:
    """Words of one's own that were just given up are known to nobody now: their button carries them."""
    sign = f"{shown.signs[tag.key]} " if tag.key in shown.signs else ""
    if tag.key in shown.followed:
        return button(label(f"{sign}✓ {tag.label}"), Toggle(follow=False, ref=ref(tag.key), page=page, tab=shown.tab))
    again = Surely(tag.label)
    if shown.tab == "mine" and encode(again):
        return button(label(f"{sign}➕ {tag.label}"), again)
    return button(label(f"{sign}{tag.label}"), Toggle(follow=True, ref=ref(tag.key), page=page, tab=shown.tab))


def _details(tag: Tag, page: int) -> Button:
    return button("⋯", Topic(ref(tag.key), page, "mine"))


def _tabs(shown: Shown, voice: Voice) -> Row:
    counts: dict[Tab, int] = {"mine": len(shown.followed)}
    return tuple(
        button(_tab(voice.label(name), counts.get(tab, 0), here=tab == shown.tab), Page(0, tab))
        for tab, (name, _) in _TABS.items()
    )


def _tab(name: str, count: int, *, here: bool) -> str:
    counted = f"{name} {count}" if count else name
    return f"· {counted} ·" if here else counted


def _pages(tab: Tab, page: int, pages: int) -> Row:
    before, after = (page - 1) % pages, (page + 1) % pages
    return (
        button("‹", Page(before, tab)),
        button(f"{page + 1} / {pages}", Page(page, tab)),
        button("›", Page(after, tab)),
    )
