"""Every sentence of the program, by message code: engine and readers say codes, people read this.

The English sentence is the key of the translation. One file per subject.
"""
