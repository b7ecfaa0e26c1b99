"""Registers: workbooks (.xlsx) in which a clerk keeps many berkas, one row each."""
