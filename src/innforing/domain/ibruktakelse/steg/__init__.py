"""The steps on one ibruktakelse."""
