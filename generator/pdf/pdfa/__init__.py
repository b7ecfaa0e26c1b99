"""Whether a PDF is the PDF/A-3b it claims to be: our own checker, clause by clause."""
