"""What came all at once is one message: few stories with what they say, many as lines in pages."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.formatter import lists, taps
from bot.formatter.html import utf16_length
from bot.formatter.post import Look
from bot.model import Post, Story
from tests.formatter.reading import Reading
from tests.texts import texts

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
VOICE = texts().voice("kk", ZoneInfo("Asia/Almaty"))
PLAIN = Look()
STORY = Story(
    id=7,
    source="Толқын",
    title="Қостанай облысында су тасқыны",
    summary=("Су деңгейі екі метрге көтерілді.", "Тұрғындар көшірілді."),
    text="Су деңгейі екі метрге көтерілді.",
    link="https://example.kz/news/7",
    published=NOW,
    language="kk",
)


def burst(count: int, page: int = 0, look: Look = PLAIN, story: Story = STORY) -> Post:
    told = [replace(story, id=number, title=f"{number}. {story.title}") for number in range(1, count + 1)]
    return lists.burst(told, VOICE, page, NOW + timedelta(minutes=5), look)


def said(post: Post) -> list[str]:
    return [button.label for row in post.buttons for button in row]


def test_few_stories_tell_what_they_say_and_many_do_not() -> None:
    assert Reading(burst(2).text).text.count("Су деңгейі екі метрге көтерілді. Тұрғындар көшірілді.") == 2
    assert "Тұрғындар" not in burst(2, look=Look(sentences=1)).text
    assert "деңгейі" not in burst(4).text


def test_many_stories_stand_on_pages_that_lead_to_each_other() -> None:
    first, last = burst(12), burst(12, 1)
    assert said(first) == [*map(str, range(1, 11)), "тағы 2 ›"]
    assert taps.decode(first.buttons[2][0].data or "") == taps.ListPage(taps.of_story(1), 1)
    assert said(last) == ["11", "12", "‹"]
    assert "\n12. <a" in last.text
    assert burst(12, 99) == last


def test_a_number_opens_its_story_where_there_are_buttons() -> None:
    post = burst(3)
    opens = [taps.decode(button.data or "") for row in post.buttons for button in row]
    assert opens == [taps.More(taps.of_story(number), 0, picture=False) for number in (1, 2, 3)]
    in_group = burst(12, look=Look(private=False))
    assert (said(in_group), "\n• <a" in in_group.text) == (["тағы 2 ›"], True)


def test_the_longest_stories_fit_into_a_message() -> None:
    long = replace(STORY, title="Ә" * 900, summary=("Ұзақ сөйлем. " * 200,) * 3, source="Д" * 300)
    for count in (2, 3, 10):
        assert utf16_length(Reading(burst(count, story=long).text).text) <= 4096
