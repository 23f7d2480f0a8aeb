"""What one step brings about on sibling streams, in the same append (livslop.md §1)."""
