"""What people ask: read models over the log, each in one file (hus.md §7)."""
