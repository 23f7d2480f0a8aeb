"""The steps on one grant."""
