"""Evidence: the calculator of feelings, the courts that the mind answers to, and what is fitted to them."""
