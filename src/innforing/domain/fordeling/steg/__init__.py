"""The steps on the fordeling of one year."""
