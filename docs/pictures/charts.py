"""Draw the pictures of charts anew, from the tests' data: `python -m docs.pictures.charts`."""

from pathlib import Path
from zoneinfo import ZoneInfo

from bot.formatter import charts, drawing
from bot.formatter.texts import Texts
from tests.formatter.test_charts import CASES, name_of, series

HERE = Path(__file__).parent


def main() -> None:
    """One picture a span, as a reader of Kazakh gets it."""
    voice = Texts.load().voice("kk", ZoneInfo("Asia/Almaty"))
    for case in ("usd-7", "rub-30", "usd-365"):
        picture = charts.picture(series(CASES[case]), name_of(CASES[case], voice), voice)
        (HERE / f"chart-{CASES[case]['days']}.png").write_bytes(drawing.png(picture))


if __name__ == "__main__":
    main()
