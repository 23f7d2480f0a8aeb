"""The steps on one arbeidsgruppe."""
