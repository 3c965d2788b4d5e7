"""Loads the readers of pages and of languages when it is imported: only for the process that workers are forked from.

Else every new worker would load them anew, and that takes most of a second.
"""

import trafilatura  # noqa: F401 - imported is all it has to be

from bot.kazakh import language

language.detect("news of the day")  # Latin letters, which decide nothing by themselves
