"""The verbs: from a scenario to figures, exact to the minor unit. Imports only `model`."""
