"""The log itself: how it was born."""
