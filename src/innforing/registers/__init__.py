"""What is not events: kommuner by date, erasable people and texts, and their keys."""
