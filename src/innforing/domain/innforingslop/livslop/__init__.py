"""The order in which a løp moves: states, shared guards, and one frozen table per version."""
