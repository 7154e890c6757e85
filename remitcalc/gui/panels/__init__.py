"""What the window is made of: the scenario, the answer, the chart, the tables."""
