"""The foundation every aggregate stands on."""
