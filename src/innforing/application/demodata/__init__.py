"""A plausible, invented national history, taken step by step through the one way in."""
