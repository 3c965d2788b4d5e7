"""Telegram in: an update becomes values, an action answers, the reply goes out."""
