"""Which page was made from which records, and until which instant it stays true."""
