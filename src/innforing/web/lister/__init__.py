"""What a page lists, and the files that a list gives."""
