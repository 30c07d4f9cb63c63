"""What templates may call to print a value; nothing here reads a record."""
