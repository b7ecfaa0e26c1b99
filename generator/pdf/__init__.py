"""DOCX bytes to PDF bytes, and PDFs to one bundle."""
