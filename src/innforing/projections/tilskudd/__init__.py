"""Grants of each year: the table, the ledger of each grant, its people and its invoices."""
