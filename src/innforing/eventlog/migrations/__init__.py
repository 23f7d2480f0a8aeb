"""Migrations of the log and the registers, as plain SQL."""
