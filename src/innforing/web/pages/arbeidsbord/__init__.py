"""P-02 Mine oppgaver."""
