"""Holders, licences and notices, and the one function that says which of them apply to a thing at an
instant.
"""
