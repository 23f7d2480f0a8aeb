"""The fordeling of one year: the approved table, and simulations of its key."""
