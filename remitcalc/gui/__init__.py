"""The window: a session over one frozen scenario, panels that listen to it, nothing computed here.

`app` starts Qt and owns everything; `session` holds the scenario, its comparison and the undo
stack; `tasks` runs what takes long; `actions` are the menus as tables; `form` adds every input.
`panels` listen to the session, never to each other; `models` project the comparison's columns into
tables; `widgets` are the few controls that Qt lacks; `main_window` only assembles.
`documents` puts together the desk with the file of a document, what is kept of it, and the watch on
the files it rests on; `editors` let a corridor be typed in the place of the window's content;
`opening` takes whatever is opened where its content belongs; `help` is the
manual and what else explains the window.
"""

import builtins

# Once PySide6 is there, it reads the source of every module that is imported after it, to see
# whether the module could use its optional naming styles. Nothing here does, so imports are given
# back to Python: the window is up in nine tenths of the time.
_imports_of_python = builtins.__import__
import PySide6.QtCore  # noqa: F401, E402

builtins.__import__ = _imports_of_python
