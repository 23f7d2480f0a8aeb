"""P-08 Møter: what the group meets about, what it was sent, and what it decided."""
