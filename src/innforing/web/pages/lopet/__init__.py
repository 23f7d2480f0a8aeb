"""P-04 Løpets side, and what every page of one løp shares."""
