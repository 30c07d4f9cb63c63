"""The desk: the only code that changes an edition's state, and the tables that say who may and when."""
