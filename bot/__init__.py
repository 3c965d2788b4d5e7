"""Хабаршы, the herald: tells Kazakhstan's news in Kazakh, each story once, to the people who follow its topics.

The way of an entry, one package a stage, nothing calls back up:

    source ─▶ fetch ─▶ parse ─▶ entry ─▶ article ─▶ story ─▶ outbox ─▶ post ─▶ Telegram
              sources           rules, kazakh       storage  formatter  sending

`pipeline` is what the bot does by itself, `actions` what people ask of it; both only put I/O in order.
`handlers` turn Telegram's updates into actions, `scheduler` says when, `app` wires it all and closes it again.
`demo` is the same bot beside a Telegram and a newsroom of its own, on one machine, without a token.
"""

__version__ = "0.1.0"
