"""The steps on one samling."""
