"""What every reader owes nobody: each page, person and state, looked at by machines and by us."""
