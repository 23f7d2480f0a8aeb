"""P-03 Løp: the portfolio."""
