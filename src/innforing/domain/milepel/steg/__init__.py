"""The steps on one milepæl."""
