"""Days and moments as a reader says them, by the reader's own clock."""

from datetime import date, datetime, timedelta

from bot.formatter.texts import Voice


def day(on: date, today: date, voice: Voice) -> str:
    """`14 наурыз`, with the year when it is not this one."""
    text = voice.label("date-day", day=on.day, month=on.month)
    return text if on.year == today.year else voice.label("date-year", day=text, year=str(on.year))


def moment(when: datetime, now: datetime, voice: Voice, *, lasting: bool = False) -> str:
    """`13:16` today, `кеше, 13:16` yesterday, else with the day; always so in what is `lasting`, read on other days."""
    local, today = when.astimezone(voice.zone), now.astimezone(voice.zone).date()
    time = f"{local:%H:%M}"
    if local.date() == today and not lasting:
        return time
    if local.date() == today - timedelta(days=1) and not lasting:
        return voice.label("date-yesterday", time=time)
    return voice.label("date-time", day=day(local.date(), today, voice), time=time)
