"""What the program's folder holds and what it leaves out, as lists; the spec only applies them.

Patterns are those of `fnmatch`, with `/` on every system.
"""

LANGUAGES = ("en", "es", "fr", "de", "sr")
"""Languages of the program, for what other libraries bring in hundreds."""

LEFT_OUT_MODULES = (
    # Only the library's frames need pandas; the window and the commands do without.
    *("pandas", "dateutil", "pytz"),
    # What pyqtgraph looks for, and draws nothing of ours with.
    *("pyqtgraph.opengl", "pyqtgraph.examples", "pyqtgraph.console", "pyqtgraph.dockarea"),
    *("pyqtgraph.flowchart", "pyqtgraph.canvas", "pyqtgraph.jupyter"),
    *("matplotlib", "scipy", "OpenGL", "h5py", "cupy", "numba", "IPython"),
    # What other things installed beside it would bring along.
    *("yaml", "typing_extensions", "tzdata"),
    # No network, no QML, no tests.
    *("PySide6.QtTest", "PySide6.QtNetwork", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets"),
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtDBus", "PySide6.QtUiTools", "PySide6.QtXml"),
    # Of Python and NumPy what serves developers.
    *("tkinter", "_tkinter", "unittest", "doctest", "pdb", "lib2to3", "ensurepip", "idlelib"),
    *("distutils", "setuptools", "pkg_resources", "numpy.f2py", "numpy.distutils"),
    *("numpy.testing", "numpy.random", "pydoc_data", "PIL", "cryptography", "Crypto"),
    # hashlib has sums of its own: without OpenSSL none has to be kept safe by new releases.
    *("ssl", "_ssl", "_hashlib", "readline", "curses", "_curses"),
    *("ftplib", "smtplib", "xmlrpc", "http.server"),
)

KEPT_PLUGINS = (
    # Windows of each system, and the ones without a display.
    *("platforms/*qxcb*", "platforms/*qwayland*", "platforms/*qwindows*", "platforms/*qcocoa*"),
    *("platforms/*qoffscreen*", "platforms/*qminimal.*"),
    *("wayland-shell-integration/*xdg-shell*", "wayland-decoration-client/*"),
    *("xcbglintegrations/*none*",),
    # Pictures, and the look of each system. The theme of GTK would bring the builder's GTK along.
    *("imageformats/*qsvg*", "imageformats/*qico*", "imageformats/*qicns*", "imageformats/*qjpeg*"),
    *("iconengines/*", "styles/*", "platformthemes/*portal*"),
    # Typing with dead keys and input methods; printing.
    *("platforminputcontexts/*compose*", "platforminputcontexts/*ibus*", "printsupport/*"),
)

LEFT_OUT_FILES = (
    *("*Qt6Qml*", "*Qt6Quick*", "*Qt6VirtualKeyboard*", "*Qt6Pdf*", "*Qt6Network*", "*Qt6Test*"),
    *("*Qt6Sql*", "*Qt6EglF*", "*Qt6Labs*", "*Qt6Lottie*", "*Qt6WaylandCompositor*"),
    *("*QtQml.*", "*QtQuick*", "*QtNetwork.*", "*QtTest.*", "*QtPdf.*", "*QtVirtualKeyboard.*"),
    *("*opengl32sw.dll", "*d3dcompiler*"),
    *("*pyqtgraph/examples/*", "*pyqtgraph/colors/maps/*", "*pyqtgraph/icons/peegee/*"),
    *("*.pyi", "*/py.typed"),
    # Names and versions of packages are read by nobody at run time; licences go by themselves.
    *("*.dist-info/*",),
)

LEFT_OUT_RESOURCES = (".po", ".pot")
"""Suffixes under `resources/` that serve translators only."""

LEFT_OUT_HOOKS = (
    *("pyi_rth_inspect", "pyi_rth_pkgutil", "pyi_rth_multiprocessing", "pyi_rth_pyside6"),
    *("pyi_rth_pyqtgraph_multiprocess", "pyi_rth_setuptools"),
)
"""Run-time hooks of PyInstaller; `start_hook.py` does what is needed of them."""

FROM_THE_SYSTEM = (
    # Of the display, of fonts and input methods: a copy of another age breaks drivers or settings.
    *("libX11.so.*", "libX11-xcb.so.*", "libxcb.so.1", "libEGL.so.*", "libGL.so.*", "libGLX.so.*"),
    *("libOpenGL.so.*", "libGLdispatch.so.*", "libdrm.so.*", "libgbm.so.*", "libwayland-*.so.*"),
    *("libfontconfig.so.*", "libfreetype.so.*", "libharfbuzz.so.*", "libexpat.so.*"),
    # Of the desktop and of printing: they talk to services of the same system.
    *("libdbus-1.so.*", "libsystemd.so.*", "libglib-2.0.so.*", "libgobject-2.0.so.*"),
    *("libgio-2.0.so.*", "libgmodule-2.0.so.*", "libgthread-2.0.so.*", "libcups.so.*"),
    *("libgssapi_krb5.so.*", "libkrb5*.so.*", "libk5crypto.so.*", "libcom_err.so.*"),
    *("libgnutls.so.*", "libp11-kit.so.*", "libselinux.so.*"),
    # Of the compiler; programs of the system that are loaded into ours need the newer one.
    *("libstdc++.so.*", "libgcc_s.so.*"),
)
"""Libraries that each Linux with a desktop has, and that must be its own."""

OF_THE_C_LIBRARY = (
    *("libc.so.*", "libm.so.*", "libdl.so.*", "libpthread.so.*", "librt.so.*", "libutil.so.*"),
    *("libresolv.so.*", "libcrypt.so.*", "ld-linux*.so.*"),
)

FACTS_OF_THE_BUILDER = "_sysconfigdata_"
"""How Python calls its table of where and how it was compiled; `start_hook.py` stands in."""

STRIPPED = ("libpython*.so*", "python3*/lib-dynload/*.so", "typst/*.so")
"""Libraries without their symbols (Linux); never those that auditwheel patched: they break."""
