"""The steps on one body."""
