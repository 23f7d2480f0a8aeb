"""P-16: grants of each year, one grant, and the key as a simulation."""
