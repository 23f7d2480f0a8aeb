"""P-06 Plan og puljer."""
