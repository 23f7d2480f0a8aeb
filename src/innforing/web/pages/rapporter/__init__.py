"""P-16 Rapporter: the calendar of deadlines, and each report with its figures."""
