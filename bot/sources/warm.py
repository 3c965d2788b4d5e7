"""Loads the model that tells languages when it is imported: only for the process that workers are forked from.

Else every new worker would read it anew, and that takes most of a second.
"""

from bot.kazakh import language

language.detect("news of the day")  # Latin letters, which decide nothing by themselves
