"""What people see of the base: command line, search, digest."""
