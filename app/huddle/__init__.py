"""The weekly meeting that answers every idea."""
