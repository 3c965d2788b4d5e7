"""What storage raises when the world is against it."""


class DatabaseError(Exception):
    """The database cannot be used; the text says why, in one line for the operator."""
