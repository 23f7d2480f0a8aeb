"""The steps on one deltakelse."""
