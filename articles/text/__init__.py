"""What a story's words look like: one sanitiser, bylines, datelines, addresses, comparison; no database."""
