"""The steps on one version of the model."""
