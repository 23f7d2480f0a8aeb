"""What was decided and agreed, and what holds (K-337, K-340)."""
