"""P-15, the region's part: the regional grupper and the arbeidsgrupper."""
