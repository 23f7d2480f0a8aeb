"""The steps on one lesemodell."""
