"""The read model `beslutningsspor`: what was decided, agreed and judged, and when."""
