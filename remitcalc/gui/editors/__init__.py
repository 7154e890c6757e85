"""Corridors typed in the window: grids of ways and other lists, a form beside them."""
