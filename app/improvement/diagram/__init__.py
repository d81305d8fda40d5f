"""A driver diagram as a picture: four columns from the aim to what could be tested, and the lines between them. No table, no web."""

from app.improvement.diagram.drawing import draw
from app.improvement.diagram.parts import Box, Branch, Idea, Line, Picture, Tree

__all__ = ["Box", "Branch", "Idea", "Line", "Picture", "Tree", "draw"]
