"""The verbs of a løp: one file per step, with its events and its own guards."""
