"""Search: the one place where the engine, Tantivy, is met."""
