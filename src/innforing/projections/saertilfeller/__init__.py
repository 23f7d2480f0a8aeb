"""The read model `saertilfeller`: what was done out of the ordinary."""
