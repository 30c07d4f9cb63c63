"""What a picture's file says of itself: read with bounds, kept as found, believed in one order."""
