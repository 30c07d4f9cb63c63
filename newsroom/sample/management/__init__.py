"""Commands that only the sample newsroom has."""
