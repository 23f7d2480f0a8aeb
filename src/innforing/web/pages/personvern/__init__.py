"""P-18: what is kept about people, and how it is erased."""
