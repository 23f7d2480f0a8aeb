"""One version of the klar-til-bruk criteria."""
