"""The read model `arbeidsbord`: what waits for whom."""
