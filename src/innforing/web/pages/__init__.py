"""One page each: a frozen `Side`, and one function that fills it."""
