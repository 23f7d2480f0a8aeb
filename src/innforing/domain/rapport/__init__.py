"""The reports of a diginettverk to KS."""
