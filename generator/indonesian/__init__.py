"""Figures and dates as Indonesian text: pure functions without locale, templates or files."""
