"""The innføringsmodell itself: its versions, why they came, and which løp run under which."""
