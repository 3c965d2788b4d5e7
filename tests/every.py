"""A test for every line of a table, as one test: an item of its own for each costs pytest some milliseconds."""

from collections.abc import Callable, Iterable
from inspect import Signature, signature


def every(cases: Iterable[object]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Call the test with each case, as with `parametrize`; tell all that fail. Its last arguments may be fixtures."""
    rows = [case if isinstance(case, tuple) else (case,) for case in cases]
    assert rows, "a test of nothing proves nothing"

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        def one_test(**fixtures: object) -> None:
            failed = [failure for row in rows if (failure := _failure(test, row, fixtures))]
            if failed:
                raise ExceptionGroup(f"{len(failed)} of {len(rows)} cases", failed)

        parameters = list(signature(test).parameters.values())
        one_test.__signature__ = Signature(parameters[len(rows[0]) :])  # type: ignore[attr-defined]  # pytest looks at it
        one_test.__name__, one_test.__doc__ = test.__name__, test.__doc__
        return one_test

    return decorate


def _failure(test: Callable[..., None], row: tuple[object, ...], fixtures: dict[str, object]) -> Exception | None:
    try:
        test(*row, **fixtures)
    except Exception as failure:  # noqa: BLE001 - it is told with all the others
        failure.add_note(f"case: {row}")
        return failure
    return None
