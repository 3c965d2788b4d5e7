"""How much of a long piece of work one transaction does: as much as others can wait for without noticing."""

FIRST = 1_000  # rows, while nothing is known of the machine
SMALLEST, LARGEST = 100, 10_000
AIM = 0.04  # seconds: the bar is 0.1, and a busy machine must not break it


def next_size(size: int, took: float, smallest: int = SMALLEST, largest: int = LARGEST) -> int:
    """The size of the next chunk when one of `size` rows took so many seconds: grows with care, shrinks at once."""
    fitting = size * AIM / max(took, 0.001)
    return int(min(max(fitting, smallest), 1.5 * size, largest))
