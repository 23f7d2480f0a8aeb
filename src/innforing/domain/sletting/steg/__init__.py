"""The steps of one case of erasing."""
