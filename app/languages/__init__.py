"""Texts that people write, in their own language and words; pictures; later translations and reviews."""
