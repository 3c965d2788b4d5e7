"""The chat page: what a newcomer sees in the first minute, over the local Telegram."""

from bot.demo.page.page import add_page

__all__ = ["add_page"]
