"""Public pages about the portal itself."""
