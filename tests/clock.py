"""What time it is for who talks to the bot in tests: noon of a Tuesday in Kazakhstan, and on from there.

`AT=2028-02-29T18:59:30Z make test` starts at another moment.
"""

import os
import time
from datetime import UTC, datetime, timedelta

_START = datetime.fromisoformat(os.environ.get("AT", "2026-11-24T07:00:00Z")).astimezone(UTC)
_begun = time.monotonic()


def now() -> datetime:
    """Aware, UTC."""
    return _START + timedelta(seconds=time.monotonic() - _begun)
