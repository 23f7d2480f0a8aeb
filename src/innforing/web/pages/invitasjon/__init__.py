"""P-09 Invitasjon."""
