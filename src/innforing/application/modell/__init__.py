"""The model itself: trying a version against running løp, and a guard against history."""
