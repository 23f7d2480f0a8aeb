"""P-12a Svar på invitasjon."""
