"""Whatever can be typed.

By itself Hypothesis takes "what UTF-8 can write", tries each of a million characters for that, and in every process.
"""

from hypothesis import strategies as st

SIGN = st.characters(exclude_categories=["Cs"])  # which is the same


def texts(*, min_size: int = 0, max_size: int | None = None) -> st.SearchStrategy[str]:
    """Any text at all."""
    return st.text(SIGN, min_size=min_size, max_size=max_size)
