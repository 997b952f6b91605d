"""How the acts of Azerbaijan are laid out on paper: their lines, marks, numbers and order."""
