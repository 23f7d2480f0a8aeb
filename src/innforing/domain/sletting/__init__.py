"""What is erased for ever from registers or log: one asks for it, another approves."""
