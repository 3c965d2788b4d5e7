"""Telegram out: a post becomes an outcome, within Telegram's limits."""
