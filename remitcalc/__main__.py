"""`python -m remitcalc` and the commands `remitcalc` and `remitcalc-window`."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Run the command line and return its exit code.

    The version is told before anything else is imported.
    """
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        return _version()
    import signal

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        # Ctrl+C while modules load has nothing to tidy up.
        signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    # Nothing here multiplies matrices of fractions, for which NumPy starts a thread for each core
    # as it is imported; they spin while they wait: a seventh of what a command costs.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if arguments == ["--work-for-parent"]:
        # A frozen program has no other interpreter to read workbooks in, see `files.tables.child`.
        from remitcalc.files.tables.child_side import main as work

        work()
    import gc

    from remitcalc.cli import ending

    ending.hear()
    # A command makes few cycles and ends soon: looking for them while modules load costs a
    # twentieth of its time. The window, which stays, looks for them itself: `gui.garbage`.
    gc.disable()
    from remitcalc.cli.main import main as run

    code = run(arguments)
    if "PySide6" not in sys.modules:
        _leave(code)
    return code


def window() -> int:
    """Open the window with the files named, without the word `open`, and return the exit code.

    For `remitcalc-window`, which on Windows is a program without a console: files may be dropped
    on it.
    """
    if sys.argv[1:] and not sys.argv[1].startswith("-"):
        sys.argv.insert(1, "open")
    return main()


def _version() -> int:
    from remitcalc import __version__

    try:
        if sys.stdout is not None:
            sys.stdout.write(f"remitcalc {__version__}\n")
            sys.stdout.flush()
    except OSError as error:
        from remitcalc.cli.main import ended_by

        return ended_by(error, [])
    return 0


def _leave(code: int) -> None:
    """End a command at once: taking NumPy apart first costs it another twentieth of its time.

    Every file is closed by then; only what the streams still hold must be written.
    """
    import contextlib

    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, OSError, ValueError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
