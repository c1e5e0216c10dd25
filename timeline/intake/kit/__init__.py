"""What an author of a source plugin is given: a scaffold, checks on samples, a watch on changed layouts."""
