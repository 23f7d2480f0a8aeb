"""The read model `losninger`: what is known of a løsning."""
