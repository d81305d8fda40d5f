"""People: how to reach them, what they may do, how they sign in, what they allowed us."""
