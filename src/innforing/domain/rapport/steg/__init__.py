"""The steps on a report."""
