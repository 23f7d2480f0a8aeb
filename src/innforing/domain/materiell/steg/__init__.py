"""The steps on one piece of materiell."""
