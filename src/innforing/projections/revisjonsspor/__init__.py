"""The read model `revisjonsspor`: the search over all events."""
