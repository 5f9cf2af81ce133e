"""`python -m inscape` is the command line."""

from inscape.cli.main import main

if __name__ == "__main__":
    main()
