"""A first visit."""
def tell(server, known):
    return []
