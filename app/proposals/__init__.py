"""Ideas: one record for life, from the first words to the adoption elsewhere."""
