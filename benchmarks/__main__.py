"""Runs every module here that has a `main()`, and prints what it measured: `python -m benchmarks [name …]`."""

import importlib
import pkgutil
import sys
from pathlib import Path


def main(wanted: list[str]) -> int:
    found = [m.name for m in pkgutil.iter_modules([str(Path(__file__).parent)]) if not m.name.startswith("_")]
    unknown = sorted(set(wanted) - set(found))
    if unknown:
        print(f"There is no benchmark {', '.join(unknown)}; there are: {', '.join(found)}")
        return 2
    for name in wanted or found:
        module = importlib.import_module(f"benchmarks.{name}")
        if hasattr(module, "main"):
            print(f"\n{name}: {(module.__doc__ or '').strip().splitlines()[0]}")
            module.main()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
