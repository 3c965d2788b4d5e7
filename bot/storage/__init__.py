"""Values ↔ database: all the SQL, a module per subject.

Every function takes the connection first and speaks in the values of `bot.model`. Reading functions want a connection
of `Database.read()`, writing ones that of `Database.write()`; several calls on one connection are one transaction.
"""
