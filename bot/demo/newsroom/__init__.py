"""A sample newsroom: three invented news sites and the National Bank's rates, served over real HTTP.

Everything a reader sees lies in data files: `articles/` (see its README), `daily/` and `pages/`.
"""

from bot.demo.newsroom.newsroom import Newsroom
from bot.demo.newsroom.server import application

__all__ = ["Newsroom", "application"]
