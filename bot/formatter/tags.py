"""The page of topics: toggle buttons, ✓ on what one follows, 🔥 on what is hot today, and pages."""

from collections.abc import Collection, Sequence

from bot.formatter.html import cut, harmless
from bot.formatter.taps import Page, Tap, Toggle, encode, ref
from bot.formatter.texts import Voice
from bot.model import Button, Post, Tag

COLUMNS = 2
A_PAGE = 12
HOT = "🔥"
_LONGEST_LABEL = 40  # a wider one is cut by Telegram itself, less kindly

Row = tuple[Button, ...]


def screen(tags: Sequence[Tag], followed: Collection[str], page: int, voice: Voice, *, hot: Sequence[Tag] = ()) -> Post:
    """The topics on one page; `followed` are keys. A page beyond the last shows the last; `hot` stand on the first."""
    hot = hot if page == 0 else ()
    if not tags and not hot:
        return Post(text=voice.say("tags-none"))
    text = voice.say("tags-title", count=len(followed))
    if hot:
        text = f"{text}\n{voice.say('tags-hot')}"
    flames = _rows([_toggle(tag, tag.key in followed, 0, f"{HOT} ") for tag in hot])
    return Post(text=text, buttons=(*flames, *toggles(tags, followed, page)))


def offer(tags: Sequence[Tag], followed: Collection[str], voice: Voice) -> Post:
    """The topics as a newcomer sees them first."""
    if not tags:
        return Post(text=voice.say("tags-none"))
    return Post(text=voice.say("offer"), buttons=toggles(tags, followed, 0))


def toggles(tags: Sequence[Tag], followed: Collection[str], page: int) -> tuple[Row, ...]:
    """The buttons of one page, and the way to the others."""
    if not tags:
        return ()
    pages = -(-len(tags) // A_PAGE)
    page = min(max(page, 0), pages - 1)
    shown = tags[page * A_PAGE : (page + 1) * A_PAGE]
    buttons = [_toggle(tag, tag.key in followed, page) for tag in shown]
    rows = _rows(buttons)
    return (*rows, _pages(page, pages)) if pages > 1 else rows


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


def _toggle(tag: Tag, followed: bool, page: int, mark: str = "") -> Button:  # noqa: FBT001 - a tag is followed or not
    return button(
        label(f"{mark}✓ {tag.label}" if followed else f"{mark}{tag.label}"), Toggle(not followed, ref(tag.key), page)
    )


def _pages(page: int, pages: int) -> Row:
    before, after = (page - 1) % pages, (page + 1) % pages
    return (
        button("‹", Page(before)),
        button(f"{page + 1} / {pages}", Page(page)),
        button("›", Page(after)),
    )
