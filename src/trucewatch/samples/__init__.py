"""original sample reports about public facts."""
