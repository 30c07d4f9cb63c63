"""Wire and page formats, in and out: one file a format, and one neutral item between them and the desk."""
