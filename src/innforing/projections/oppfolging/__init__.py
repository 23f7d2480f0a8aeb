"""The read model `oppfolging`: follow-ups, and what was seen after the introduction."""
