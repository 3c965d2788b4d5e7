"""The whole bot on this machine without a token: a local Telegram, a sample newsroom, a chat page."""
