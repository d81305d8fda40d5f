"""Run charts and XmR charts: what is chance and what is more. Pure functions over dated values; no table, no web.

Sources. XmR: NHS England, Making Data Count, as NHSRplotthedots 0.2.2 (MIT) computes it; Nelson (1982) and Provost & Murray
(2011) for the screening. Run chart: Anhoej & Olesen (2014), PLoS ONE 9(11) e113825, as in qicharts2. What we chose where
they leave a choice stands in docs/decisions.md. Arithmetic is exact (fractions), so "on the line" means on the line;
whoever prints a number rounds it.
"""

from app.improvement.charts.limits import Limits
from app.improvement.charts.run import Run, run
from app.improvement.charts.series import NHS, Assurance, Direction, Mark, Point, Rules, Side, Signal, Variation
from app.improvement.charts.xmr import Segment, Xmr, xmr

__all__ = [
    "NHS",
    "Assurance",
    "Direction",
    "Limits",
    "Mark",
    "Point",
    "Rules",
    "Run",
    "Segment",
    "Side",
    "Signal",
    "Variation",
    "Xmr",
    "run",
    "xmr",
]
