"""How the schema came to be, a module per step in `versions/`.

A step is never changed after a release: databases out there have taken it. To add one, change `tables.py`, write the
next number with `revision` and `down_revision`, and let `tests/storage/test_migrate.py` tell what still differs.
"""
