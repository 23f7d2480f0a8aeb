"""The read model `regioner`: the regional grupper, and the arbeidsgrupper across them."""
