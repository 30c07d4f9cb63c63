"""Pages for readers: an address, what the public door says at one instant, a template that only prints it."""
