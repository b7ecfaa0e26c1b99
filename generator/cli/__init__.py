"""The `naskah` command: arguments in, one call of the library, text out."""
