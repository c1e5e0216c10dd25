"""Sources of Italy."""
