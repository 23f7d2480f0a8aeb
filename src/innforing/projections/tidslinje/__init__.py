"""The read model `tidslinje`: what runs when, and what meets what."""
