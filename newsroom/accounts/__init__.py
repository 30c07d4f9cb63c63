"""The people who work here: their accounts, and which role each holds at which bureau, in which language,
until when.
"""
