"""The invented sample newsroom that a new installation can be filled with."""
