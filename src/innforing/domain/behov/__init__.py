"""A need raised by kommuner, and what becomes of it."""
