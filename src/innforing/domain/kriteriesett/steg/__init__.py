"""The steps on one kriteriesett."""
