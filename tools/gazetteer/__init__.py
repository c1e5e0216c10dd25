"""What `build_gazetteer.py` is made of: reading the public sources, naming regions, placing towns."""
