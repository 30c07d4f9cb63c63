"""Kinds of local events, one a file: tables of facts and the ways of telling them."""
