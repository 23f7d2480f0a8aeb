"""A regional gruppe e-helse: its people, what they cover, its plan, and the way there."""
