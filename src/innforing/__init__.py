"""Felles innføringsløp on an event log."""
