"""What the bot remembers: sources, identities, stories, rates, notices, updates, leases."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Dialect
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import StatementError

from bot.model import Pace, Rate, SourceState, Story, Tag
from bot.storage import identities, inbox, leases, notices, pace, rates, sources, stories
from bot.storage.columns import Exact, Moment
from bot.storage.database import Database

NOW = datetime(2026, 3, 5, 9, 0, 0, 123_456, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DIALECT: Dialect = sqlite.dialect()


def story(story_id: int, *tags: Tag, **other: str) -> Story:
    return Story(
        id=story_id,
        source="Толқын",
        title=other.get("title", "Су тасқыны"),
        summary=("Су көтерілді.", "Адамдар «көшірілді»."),
        text="Су көтерілді.\nАдамдар «көшірілді».",
        link=f"https://example.kz/{story_id}",
        published=NOW - MINUTE,
        language=other.get("language", "kk"),
        tags=tags,
        picture=other.get("picture"),
    )


# ---------------------------------------------------------------- columns


@given(st.datetimes(timezones=st.timezones()))
def test_a_moment_comes_back_exactly_and_in_utc(moment: datetime) -> None:
    stored = Moment().process_bind_param(moment, DIALECT)
    back = Moment().process_result_value(stored, DIALECT)
    assert back is not None
    assert (back, back.tzinfo) == (moment, UTC)


@given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(timezone(timedelta(hours=5)))))
def test_moments_are_stored_in_their_order(one: datetime, other: datetime) -> None:
    stored = [Moment().process_bind_param(moment, DIALECT) for moment in (one, other)]
    assert None not in stored
    assert (stored[0] < stored[1]) == (one < other)  # type: ignore[operator] # neither is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_a_decimal_comes_back_exactly_and_equal_ones_are_stored_alike(value: Decimal) -> None:
    stored = Exact().process_bind_param(value, DIALECT)
    assert Exact().process_result_value(stored, DIALECT) == value
    assert Exact().process_bind_param(value.normalize(), DIALECT) == stored


async def test_a_moment_without_a_zone_is_refused(db: Database) -> None:
    async with db.write() as conn:
        with pytest.raises(StatementError, match="without a zone"):
            await notices.tell(conn, "key", "text", datetime(2026, 3, 5))  # noqa: DTZ001 - the point of the test


# ---------------------------------------------------------------- sources and identities


async def test_a_sources_state_is_kept_whole_and_replaced_whole(db: Database) -> None:
    full = SourceState(
        name="Толқын",
        url="https://new.example.kz/rss",
        etag='W/"abc"',
        last_modified="Thu, 05 Mar 2026 09:00:00 GMT",
        body_hash="00ff",
        next_due=NOW,
        failures=3,
        last_success=NOW - MINUTE,
        last_error="the server answered 500",
        started=True,
    )
    async with db.write() as conn:
        await sources.save(conn, full)
        await sources.save(conn, SourceState(name="Дала"))
        assert await sources.states(conn) == {"Толқын": full, "Дала": SourceState(name="Дала")}
        await sources.save(conn, SourceState(name="Толқын", started=True))
        assert (await sources.states(conn))["Толқын"] == SourceState(name="Толқын", started=True)


async def test_identities_are_known_for_good(db: Database) -> None:
    keys = [f"{number:032x}" for number in range(40_000)]
    async with db.write() as conn:
        await identities.add(conn, "Толқын", keys[:20_000], 7, NOW)
        await identities.add(conn, "Толқын", keys[20_000:20_001], None, NOW)
        await identities.add(conn, "Дала", keys[:1], 8, NOW)
        await identities.add(conn, "Дала", [], 8, NOW)
    async with db.read() as conn:
        assert await identities.known(conn, keys) == set(keys[:20_001])
        assert await identities.stories(conn, keys[19_999:20_005]) == {keys[19_999]: 7}
        assert await identities.stories(conn, keys[:1]) == {keys[0]: 7}  # the first story keeps it


# ---------------------------------------------------------------- stories


async def test_a_story_comes_back_as_it_went_in(db: Database) -> None:
    tags = (Tag("я", "Я"), Tag("а", "А"), Tag("су_тасқын", "су тасқыны"))
    whole = story(2**63 - 1, *tags, picture="https://example.kz/a.jpg")
    async with db.write() as conn:
        assert await stories.add(conn, whole, NOW)
        assert not await stories.add(conn, story(2**63 - 1, title="Басқа"), NOW)
        assert await stories.get(conn, whole.id) == whole
        assert await stories.get(conn, 5) is None
        assert await stories.many(conn, [5, whole.id]) == {whole.id: whole}
        assert await stories.many(conn, []) == {}


async def test_the_latest_stories_come_in_pages_newest_first(db: Database) -> None:
    flood, war = Tag("су_тасқын", "су тасқыны"), Tag("соғыс", "соғыс")
    told = [story(9, flood), story(3, war, flood), story(5, war, language="ru"), story(1, war)]
    async with db.write() as conn:
        for minutes, one in enumerate(told):  # whose moment is the last is told first
            await stories.add(conn, replace(one, published=NOW + minutes * MINUTE), NOW - minutes * MINUTE)

        async def ids(limit: int, offset: int = 0, tag: str | None = None) -> list[int]:
            among = stories.Among(tag_key=tag)
            return [one.id for one in await stories.latest(conn, limit, offset, among)]

        assert await ids(3) == [1, 5, 3]
        assert await ids(3, 3) == [9]
        assert await ids(9, 0, war.key) == [1, 5, 3]
        assert await ids(2, 0, war.key) == [1, 5]
        assert await ids(9, 0, "жоқ") == []


# ---------------------------------------------------------------- rates

FRIDAY, SATURDAY, MONDAY = date(2026, 3, 6), date(2026, 3, 7), date(2026, 3, 9)


def usd(on: date, value: str) -> Rate:
    return Rate(currency="USD", on=on, value=Decimal(value), name="АҚШ доллары")


def eur(on: date, value: str) -> Rate:
    return Rate(currency="EUR", on=on, value=Decimal(value), name="Еуро")


async def test_the_rates_of_a_day_are_those_of_the_newest_day_not_later(db: Database) -> None:
    friday, monday = [eur(FRIDAY, "475.54"), usd(FRIDAY, "443.35")], [eur(MONDAY, "476"), usd(MONDAY, "444.0")]
    async with db.write() as conn:
        assert await rates.on(conn, None) == []
        await rates.save(conn, [])
        await rates.save(conn, friday + monday)
        assert await rates.on(conn, SATURDAY) == friday
        assert await rates.on(conn, None) == monday
        assert await rates.on(conn, MONDAY, ["USD"]) == monday[1:]
        assert await rates.on(conn, FRIDAY - timedelta(days=1)) == []


async def test_a_rate_is_corrected_and_kept_to_the_last_digit(db: Database) -> None:
    async with db.write() as conn:
        await rates.save(conn, [usd(FRIDAY, "443.35")])
        await rates.save(conn, [usd(FRIDAY, "0.0123456789012345678901234567")])
        (rate,) = await rates.on(conn, FRIDAY)
        assert str(rate.value) == "0.0123456789012345678901234567"


async def test_the_previous_rates_are_of_the_last_session_that_differs(db: Database) -> None:
    """Friday's session stands from Saturday to Monday, and the euro may stand still while the dollar moves."""
    days = [(5, "440", "470"), (6, "443.35", "470"), (7, "444", "470"), (8, "444.0", "470"), (9, "444.00", "470")]
    async with db.write() as conn:
        for day, dollar, euro in days:
            await rates.save(conn, [usd(date(2026, 3, day), dollar), eur(date(2026, 3, day), euro)])
        for day, expected in ((9, 6), (8, 6), (7, 6), (6, 5)):
            found = await rates.previous(conn, date(2026, 3, day))
            assert {rate.on.day for rate in found} == {expected}
            assert len(found) == 2
        assert await rates.previous(conn, date(2026, 3, 5)) == []
        assert [rate.value for rate in await rates.previous(conn, None, ["USD"])] == [Decimal("443.35")]


async def test_what_is_held_back_is_seen_by_no_reader(db: Database) -> None:
    thursday = FRIDAY - timedelta(days=1)
    held = [replace(usd(day, "700"), held=True) for day in (FRIDAY, SATURDAY)]
    async with db.write() as conn:
        await rates.save(conn, [usd(thursday - timedelta(days=1), "449"), eur(thursday, "470"), usd(thursday, "450")])
        await rates.save(conn, [eur(FRIDAY, "475"), *held, eur(SATURDAY, "475")])
        assert await rates.on(conn, SATURDAY) == [eur(SATURDAY, "475"), usd(thursday, "450")]
        assert {one.currency: one.value for one in await rates.previous(conn, SATURDAY)} == {
            "EUR": Decimal(470),
            "USD": Decimal(449),
        }
        assert await rates.accept(conn, FRIDAY) == held[:1]
        assert await rates.on(conn, SATURDAY, ["USD"]) == [usd(SATURDAY, "700")]


async def test_a_day_without_rates_is_settled_too(db: Database) -> None:
    async with db.write() as conn:
        await rates.save(conn, [usd(FRIDAY, "450")])
        await rates.nothing_on(conn, SATURDAY)
        await rates.nothing_on(conn, SATURDAY)
        assert await rates.settled(conn, FRIDAY) == {FRIDAY, SATURDAY}
        assert await rates.settled(conn, SATURDAY) == {SATURDAY}


# ---------------------------------------------------------------- notices, updates, leases


async def test_the_operator_is_told_once_and_once_when_it_is_well_again(db: Database) -> None:
    async with db.write() as conn:
        assert await notices.tell(conn, "source:Толқын", "answers 500", NOW)
        assert not await notices.tell(conn, "source:Толқын", "answers 502", NOW + MINUTE)
        assert await notices.standing(conn) == {"source:Толқын": "answers 500"}
        assert await notices.clear(conn, "source:Толқын")
        assert not await notices.clear(conn, "source:Толқын")
        assert await notices.tell(conn, "source:Толқын", "answers 500", NOW)


async def test_updates_are_kept_in_order_until_handled_and_never_twice(db: Database) -> None:
    async with db.write() as conn:
        assert await inbox.add(conn, 900, "nine hundred")
        assert await inbox.add(conn, 5, "five")  # Telegram begins anew after a week of silence
        assert not await inbox.add(conn, 900, "nine hundred")
        assert await inbox.pending(conn) == [(900, "nine hundred"), (5, "five")]
        assert await inbox.pending(conn, 1) == [(900, "nine hundred")]
        await inbox.done(conn, 900)
        assert await inbox.pending(conn) == [(5, "five")]
        assert not await inbox.add(conn, 900, "nine hundred")


async def test_one_holds_a_lease_until_it_ends_or_is_released(db: Database) -> None:
    async with db.write() as conn:
        assert await leases.take(conn, "sender", "a", NOW, MINUTE)
        assert not await leases.take(conn, "sender", "b", NOW + MINUTE / 2, MINUTE)
        assert await leases.take(conn, "sender", "a", NOW + MINUTE / 2, MINUTE)
        assert not await leases.take(conn, "sender", "b", NOW + MINUTE, MINUTE)
        assert await leases.take(conn, "sender", "b", NOW + 2 * MINUTE, MINUTE)
        await leases.release(conn, "sender", "a")
        assert not await leases.take(conn, "sender", "a", NOW + 2 * MINUTE, MINUTE)
        await leases.release(conn, "sender", "b")
        assert await leases.take(conn, "sender", "a", NOW + 2 * MINUTE, MINUTE)


# ---------------------------------------------------------------- pace


async def test_what_telegram_taught_outlives_the_process(db: Database) -> None:
    async with db.write() as conn:
        await pace.save(conn, [Pace("free", 12.5, NOW), Pace("paid", 100.0)])
        await pace.save(conn, [Pace("free", 13.5)])
    async with db.read() as conn:
        assert sorted(await pace.load(conn), key=lambda one: one.name) == [Pace("free", 13.5), Pace("paid", 100.0)]
