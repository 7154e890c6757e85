"""The window: a session over one frozen scenario, panels that listen to it, nothing computed here.

`app` starts Qt and owns everything; `session` holds the scenario, its comparison and the undo
stack; `tasks` runs what takes long; `actions` are the menus as tables; `form` adds every input.
`panels` listen to the session, never to each other; `models` project the comparison's columns into
tables; `widgets` are the few controls that Qt lacks; `main_window` only assembles.
"""
