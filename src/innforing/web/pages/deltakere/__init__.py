"""P-12b Deltakere: the desk of a leader."""
