"""P-11 Vår kommune."""
