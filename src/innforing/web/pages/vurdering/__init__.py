"""P-05 Vurdering."""
