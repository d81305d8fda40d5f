"""Who sends ideas: the optional equality questions, apart from ideas and people, and the numbers that may be shown of them."""
