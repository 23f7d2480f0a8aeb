"""One kommune and one løsning, in a løp or not."""
