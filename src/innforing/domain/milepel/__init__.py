"""A dated fact of governance that belongs to no other stream: who decided or advised what."""
