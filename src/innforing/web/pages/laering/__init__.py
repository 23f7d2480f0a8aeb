"""P-13 what is asked of those who took part, and the lessons of all løp."""
