"""Names, roles, places, and whom they resolve to."""
