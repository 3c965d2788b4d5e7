"""The decisions: pure functions, values in, values out."""
