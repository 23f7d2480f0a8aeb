"""The step that makes a template."""
