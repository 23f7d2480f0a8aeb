"""Questions by name, which stories and the command line share (hus.md §8)."""
