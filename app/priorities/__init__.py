"""What the system looks for now, and programmes with a window and a cap. Neither ever decides the answer to an idea."""
