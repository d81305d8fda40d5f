"""Improvement: the work that grows out of an idea, from its charter and its gates to its tests, charts, reviews and evaluation."""
