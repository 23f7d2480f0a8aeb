"""The steps on one roadmap."""
