"""For people who edit templates: dump, tidy, check, list fields, and begin new ones."""
