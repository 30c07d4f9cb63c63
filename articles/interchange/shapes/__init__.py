"""The shapes in which texts reach the desk: one file for each, knowing what its program or sender adds."""
