"""Charts as inline SVG with a name and a table: lines, the ladder per area, the timeline.

What a colour says is said by dashes, shape, order or numbers too (sider.md §1.3).
"""

from innforing.web.graf.graf import Graf, Grafkall
from innforing.web.graf.kurver import Serie, linjer
from innforing.web.graf.stige import Stabel, Trinn, stablet
from innforing.web.graf.tidsplan import Bjelke, Lastband, Manedstall, Periode, gantt
from innforing.web.graf.vega import varm_opp

__all__ = [
    "Bjelke",
    "Graf",
    "Grafkall",
    "Lastband",
    "Manedstall",
    "Periode",
    "Serie",
    "Stabel",
    "Trinn",
    "gantt",
    "linjer",
    "stablet",
    "varm_opp",
]
