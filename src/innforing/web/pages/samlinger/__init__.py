"""P-15 Samlinger: planned, held and judged."""
