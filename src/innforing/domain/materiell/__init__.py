"""One piece of felles materiell: kind, version and who maintains it."""
