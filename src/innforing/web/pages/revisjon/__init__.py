"""P-17 Revisjon: search, history, events, and what a figure rests on."""
