"""P-15 Behov: what the kommuner need, and how far it has come."""
