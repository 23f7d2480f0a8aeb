"""A joint roadmap: which løsninger are to be developed and introduced, when."""
