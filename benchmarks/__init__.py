"""Speed and memory, run by `make bench`; never a timed test."""
