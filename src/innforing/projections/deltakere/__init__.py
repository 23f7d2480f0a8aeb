"""The read model `deltakere`: where each kommune of a løp stands."""
