"""One grant to one mottaker for one year: from the letter to the last krone."""
