"""Where each step's `Fakta` come from: one function per question, folded from the log."""
