"""The steps on the koordineringsgruppe."""
