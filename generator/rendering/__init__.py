"""Berkas in, Word documents out."""
