"""`python -m trucewatch` is `trucewatch`."""

from trucewatch.desk.cli.app import main

if __name__ == "__main__":
    main()
