"""``python -m dialogue_core``: the command, also where its script is on no search path."""

from dialogue_core.cli import main

if __name__ == "__main__":
    main()
