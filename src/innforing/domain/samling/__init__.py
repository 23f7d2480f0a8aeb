"""One national or regional samling: planned, held, evaluated."""
