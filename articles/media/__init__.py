"""Photos: the original kept byte for byte and private, and the renditions readers get."""
