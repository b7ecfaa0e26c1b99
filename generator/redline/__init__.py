"""What changed between two Word documents, as tracked changes, as a list, and made visible."""
