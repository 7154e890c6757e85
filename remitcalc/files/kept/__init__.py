"""Work that is kept without being asked: unsaved work, older versions, which documents are open."""
