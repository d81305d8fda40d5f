"""Something a person of the team must do, with a clock."""
