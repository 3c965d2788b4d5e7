"""An alert is read in words, told once, and ready again when the rate was well on the other side."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given

from bot.model import Alert
from bot.rules import alerts
from bot.rules.alerts import Wish
from tests import anything
from tests.rules.money import cases

NOW = datetime(2026, 11, 24, 4, tzinfo=UTC)
ABOVE = Alert(chat_id=1, currency="USD", above=True, value=Decimal(500))
BELOW = Alert(chat_id=1, currency="USD", above=False, value=Decimal(450))


@pytest.mark.parametrize(("typed", "meant"), cases("alerts.txt"))
def test_an_alert_is_read_whatever_the_words(typed: str, meant: str) -> None:
    wish = alerts.read(typed)
    side = {True: ">", False: "<", None: "?"}
    assert (f"{wish.currency} {side[wish.above]} {wish.value:f}" if wish else "-") == meant


@given(anything.texts(max_size=200))
def test_any_text_is_read_without_complaint(text: str) -> None:
    alerts.read(text)


def test_after_the_command_the_side_is_where_the_rate_is_not_yet() -> None:
    wish = alerts.read("usd 500", command=True)
    assert wish == Wish("USD", Decimal(500))
    assert alerts.made(wish, 1, Decimal(480)) == ABOVE
    assert not alerts.made(wish, 1, Decimal(520)).above


def rings(alert: Alert, *days: str) -> list[str]:
    """The rates at which it is told, day after day."""
    told = []
    for day in days:
        verdict = alerts.judge([alert], {"USD": Decimal(day)})
        if verdict.due:
            told.append(day)
            alert = Alert(chat_id=1, currency="USD", above=alert.above, value=alert.value, told=NOW)
        if verdict.ready:
            alert = Alert(chat_id=1, currency="USD", above=alert.above, value=alert.value)
    return told


def test_it_is_told_once_and_again_only_after_the_rate_was_well_on_the_other_side() -> None:
    assert rings(ABOVE, "499", "500", "500.01", "502", "499", "501", "495", "500", "501") == ["500.01", "501"]
    assert rings(BELOW, "450", "449", "451", "449", "454.5", "450", "449.99") == ["449", "449.99"]
    assert rings(ABOVE, "499", "495.01", "501", "495.01", "502") == ["501"]


def test_a_currency_without_a_rate_changes_nothing() -> None:
    assert alerts.judge([ABOVE, BELOW], {"EUR": Decimal(600)}) == alerts.Verdict((), ())


def test_there_is_room_for_twenty() -> None:
    mine = [Alert(chat_id=1, currency="USD", above=True, value=Decimal(n)) for n in range(alerts.MOST)]
    assert not alerts.may_add(ABOVE, mine)
    assert alerts.may_add(ABOVE, [*mine[1:], ABOVE])
    assert alerts.may_add(ABOVE, mine[1:])
