"""The source doctor as an operator reads it in Telegram: all sources on a screen, the worst first, or one in full."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.formatter.dates import moment
from bot.formatter.html import Html, bold, cut, escape, harmless
from bot.formatter.tags import button, label
from bot.formatter.taps import Sources, ref
from bot.formatter.texts import Voice
from bot.model import Button, Post
from bot.rules.alarms import Trouble
from bot.rules.doctor import Diagnosis, Health, age

A_PAGE = 12
COLUMNS = 2
_SIGNS = {Health.WELL: "✅", Health.DOUBTFUL: "⚠️", Health.ILL: "⛔"}
_LONGEST_DETAIL = 100  # twelve of them, with names and words, stay below 4,096
# Kinds that say it all: the technical words would only repeat them.
_TELLING = frozenset(("timeout", "missing", "redirects", "too large", "layout", "silent", "unread", "language"))


def worded(trouble: Trouble, voice: Voice) -> Html:
    """A trouble in the reader's language; where its kind does not say it all, with the technical words, small."""
    words = voice.say("source-trouble", kind=trouble.kind.replace(" ", "-") or "other")
    if trouble.kind in _TELLING or not trouble.detail:
        return Html(words)
    return Html(f"{words}: <code>{escape(cut(harmless(trouble.detail), _LONGEST_DETAIL))}</code>")


def span(length: timedelta, voice: Voice) -> str:
    """`12 мин`, `5 сағ`, `3 күн`."""
    minutes = int(length.total_seconds()) // 60
    if minutes < 60:
        return voice.label("span-minutes", count=minutes)
    if minutes < 48 * 60:
        return voice.label("span-hours", count=minutes // 60)
    return voice.label("span-days", count=minutes // (24 * 60))


# ---------------------------------------------------------------- all of them


def screen(found: Sequence[Diagnosis], page: int, now: datetime, voice: Voice) -> Post:
    """One page; a page beyond the last shows the last."""
    if not found:
        return Post(text=voice.say("sources-none"))
    pages = -(-len(found) // A_PAGE)
    page = min(max(page, 0), pages - 1)
    shown = found[page * A_PAGE : (page + 1) * A_PAGE]
    well = sum(one.health is Health.WELL for one in found)
    title = voice.say("sources-title", well=str(well), all=str(len(found)))
    buttons = [_to_details(one, page) for one in shown]
    rows = [tuple(buttons[place : place + COLUMNS]) for place in range(0, len(buttons), COLUMNS)]
    turning = (_turning(page, pages),) if pages > 1 else ()
    return Post(text="\n".join([title, "", *(_line(one, now, voice) for one in shown)]), buttons=(*rows, *turning))


def _line(one: Diagnosis, now: datetime, voice: Voice) -> str:
    facts = [fact for fact in (_newest(one, now, voice), _share(one), _next(one, now, voice)) if fact]
    head = f"{_SIGNS[one.health]} {bold(cut(one.name, 40))}"
    line = " · ".join([head, *map(escape, facts)])
    return f"{line}\n    {worded(one.trouble, voice)}" if one.trouble else line


def _newest(one: Diagnosis, now: datetime, voice: Voice) -> str:
    old = age(one.state.newest, now)
    return "" if old is None else span(old, voice)


def _share(one: Diagnosis) -> str:
    return "" if one.share is None else f"{one.language} {one.share} %"


def _next(one: Diagnosis, now: datetime, voice: Voice) -> str:
    due = one.state.next_due
    if due is None or due <= now:
        return voice.label("source-next-now")
    return voice.label("source-next", time=moment(due, now, voice))


def _to_details(one: Diagnosis, page: int) -> Button:
    return button(label(f"{_SIGNS[one.health]} {one.name}"), Sources("details", page, ref(one.name)))


def _turning(page: int, pages: int) -> tuple[Button, ...]:
    return (
        button("‹", Sources("page", (page - 1) % pages)),
        button(f"{page + 1} / {pages}", Sources("page", page)),
        button("›", Sources("page", (page + 1) % pages)),
    )


# ---------------------------------------------------------------- one of them


def details(one: Diagnosis, page: int, now: datetime, voice: Voice) -> Post:
    """Everything known of one source, with the way back to its page."""
    name = ref(one.name)
    rows = (
        (button(voice.label("button-poll-now"), Sources("poll", page, name)),),
        (button(voice.label("button-sources"), Sources("page", page)),),
    )
    title = f"{_SIGNS[one.health]} {bold(one.name)}\n{escape(cut(harmless(one.address), 300))}"
    trouble = [str(worded(one.trouble, voice))] if one.trouble else []
    lines = [f"{escape(name)}: {escape(value)}" for name, value in facts(one, now, voice)]
    return Post(text="\n".join([title, *trouble, "", *lines]), buttons=rows)


def facts(one: Diagnosis, now: datetime, voice: Voice) -> list[tuple[str, str]]:
    """What is known, in plain text: its name and its value."""
    state, share = one.state, _share(one)
    found = (
        ("source-read", moment(state.last_success, now, voice) if state.last_success else "—"),
        ("source-newest", f"{moment(state.newest, now, voice)} ({_newest(one, now, voice)})" if state.newest else "—"),
        ("source-items", f"{state.items} ({share})" if share else "—"),
        ("source-gap", span(state.usual_gap, voice) if state.usual_gap else ""),
        ("source-news", moment(state.last_new, now, voice) if state.last_new else ""),
        ("source-interval", span(state.interval, voice) if state.interval else ""),
        ("source-due", moment(state.next_due, now, voice) if state.next_due else voice.label("source-next-now")),
        ("source-validators", ", ".join(one.validators) or voice.label("source-no-validators")),
        ("source-moved", cut(state.url, 300) if state.url else ""),
        ("source-failures", str(state.failures) if state.failures else ""),
        ("source-error", cut(state.last_error, 500) if state.last_error else ""),
    )
    return [(voice.label(message), value) for message, value in found if value]
