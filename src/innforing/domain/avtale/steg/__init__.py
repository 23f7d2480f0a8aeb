"""The steps on one agreement."""
