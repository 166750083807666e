"""Lists and searches as they are followed: Atom and JSON Feed."""
