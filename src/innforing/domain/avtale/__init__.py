"""An agreement or letter with validity: parties, term, notice, yearly assessment."""
