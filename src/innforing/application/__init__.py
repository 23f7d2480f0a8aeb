"""What can be asked of the system."""
