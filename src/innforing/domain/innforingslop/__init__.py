"""Innføringsløpet: its state, its order and its steps."""
