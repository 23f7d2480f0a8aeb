"""Who acts for a body, in which role and period, given by whom."""
