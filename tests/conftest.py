"""What every test shares."""

from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize=True, max_examples=30)
settings.load_profile("house")
