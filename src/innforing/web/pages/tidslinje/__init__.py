"""P-07 Tidslinje og kapasitet."""
