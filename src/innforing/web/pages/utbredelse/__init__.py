"""P-14 Utbredelse."""
