"""What people ask: read models over the log, each in a file or a folder of its own (hus.md §7)."""
