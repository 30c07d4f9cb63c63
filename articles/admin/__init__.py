"""Screens for editors; registered by autodiscovery."""
