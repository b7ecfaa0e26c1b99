"""A year of berkas: how far each cooperation is, and the overview for people."""
