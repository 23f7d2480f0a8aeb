"""P-19 Løsninger: what is known of each, once, for every løp."""
