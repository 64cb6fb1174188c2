"""People: the commands and the web desk."""
