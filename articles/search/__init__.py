"""What readers and editors can find: a document for each release, one query object, two engines behind it."""
