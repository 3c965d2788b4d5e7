"""Reading the data files about money: a case a line, its parts separated by ‖, `# …` above."""

from pathlib import Path

FOLDER = Path(__file__).parents[1] / "cases" / "money"


def cases(name: str) -> list[tuple[str, ...]]:
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    return [tuple(part.strip() for part in line.split("‖")) for line in lines if line and not line.startswith("# ")]
