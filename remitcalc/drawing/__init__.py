"""Chart data painted: one plot per chart, in one style, for the window and for files alike.

`theme` reads colours, sizes and strokes from `resources/theme`; `plots` holds one file per chart,
each a `Plot` that is painted into a pyqtgraph view box; `canvas` shows one and answers mouse and
keys; `export` paints the same plot off screen, at a fixed size, on white.

pyqtgraph holds the range, zoom and bars. Lines, ticks and labels are painted in pixels on two
layers of our own, below and above the bars: so weights, dashes and type are the same on a screen
of any density, in an image, an SVG and a PDF.
"""
