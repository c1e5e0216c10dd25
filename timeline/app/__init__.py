"""What commands, pages and callers in Python do with a workspace: between the two wings and the faces."""
