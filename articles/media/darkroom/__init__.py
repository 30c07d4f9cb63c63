"""Everything that opens a picture, in a process of its own with little memory, little time and no files to
write.
"""
