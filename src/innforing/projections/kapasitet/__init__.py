"""The read model `kapasitet`: seats, and how much is planned for whom."""
