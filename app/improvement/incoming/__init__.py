"""Values that come in: typed, pasted or out of a file. What a line says, and how a value is worked out of its parts. No table, no web.

The forms that are understood stand in `cells`, whole texts in `pasted`, files in `files`.
"""

from app.improvement.incoming.worked_out import Figures, out_of_parts

__all__ = ["Figures", "out_of_parts"]
