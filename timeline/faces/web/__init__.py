"""Pages: the log as a newspaper's reader would have it, for a site that needs no server."""
