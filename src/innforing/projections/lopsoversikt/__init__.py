"""The read model `lopsoversikt`: the board of all løp."""
