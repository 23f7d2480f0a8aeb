"""The steps on one regional gruppe."""
