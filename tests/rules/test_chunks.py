"""A chunk is as large as other writers can bear."""

import pytest

from bot.rules.chunks import AIM, LARGEST, SMALLEST, next_size


@pytest.mark.parametrize(
    ("size", "took", "following"),
    [
        (1000, AIM, 1000),
        (1000, 2 * AIM, 500),
        (1000, 20 * AIM, SMALLEST),
        (1000, AIM / 100, 1500),
        (1000, 0.0, 1500),
        (9000, AIM / 100, LARGEST),
    ],
)
def test_it_grows_with_care_and_shrinks_at_once(size: int, took: float, following: int) -> None:
    assert next_size(size, took) == following


def test_where_a_row_costs_much_the_bounds_are_others() -> None:
    assert next_size(10, 20 * AIM, 2, 30) == 2
    assert [next_size(size, 0.0, 2, 30) for size in (2, 3, 25)] == [3, 4, 30]
