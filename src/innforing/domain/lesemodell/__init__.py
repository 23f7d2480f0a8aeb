"""A read model and what became of the events it could not take (issue B, point 3)."""
