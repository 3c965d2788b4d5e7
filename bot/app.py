"""Composition root: opens what must be closed, wires it, closes it in reverse. For `__main__` and `demo` only."""
