"""Every deadline of the system: one file for each kind, and one book of what is due when."""
