"""What the frozen program starts with."""

import sys

from remitcalc.__main__ import main, window

# On Windows the same program is there twice: the one without a console opens the window.
sys.exit(window() if sys.executable.lower().endswith("remitcalc-window.exe") else main())
