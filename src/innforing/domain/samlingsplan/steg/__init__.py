"""The steps on the plan of one year."""
