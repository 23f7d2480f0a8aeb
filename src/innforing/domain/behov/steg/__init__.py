"""The steps on one behov."""
