"""One version of the innføringsmodell: why it came, what it does to running løp, who approved."""
