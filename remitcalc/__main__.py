"""`python -m remitcalc` and the command `remitcalc`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line and return its exit code.

    The version is told before anything else is imported.
    """
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        from remitcalc import __version__

        sys.stdout.write(f"remitcalc {__version__}\n")
        return 0
    import gc

    # A command makes few cycles and ends soon: looking for them while modules load costs a
    # twentieth of its time. The window, which stays, turns the collector on again.
    gc.disable()
    from remitcalc.cli.main import main as run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
