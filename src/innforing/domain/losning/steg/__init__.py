"""The steps on one løsning."""
