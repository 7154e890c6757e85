"""What the frozen program starts with."""

import sys

from remitcalc.__main__ import main

sys.exit(main())
