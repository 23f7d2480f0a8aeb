"""The templates of reports, as versioned data."""
