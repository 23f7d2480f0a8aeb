"""A løsning in the portefølje: leverandører, status, overlevering, helsefaglig vurdering."""
