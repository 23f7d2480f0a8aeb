"""How many samlinger a year, and their themes: set by KS, year by year."""
