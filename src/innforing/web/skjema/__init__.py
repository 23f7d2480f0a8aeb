"""One form for every step: drawn from its fields, read back, and sent as one command."""
