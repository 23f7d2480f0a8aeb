"""The steps on the log itself."""
