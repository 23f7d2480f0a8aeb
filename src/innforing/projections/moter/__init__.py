"""Meetings of the koordineringsgruppe, as they are read."""
