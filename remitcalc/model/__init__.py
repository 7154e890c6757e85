"""The nouns: money, charges, services, corridors, scenarios. Imports nothing of ours."""
