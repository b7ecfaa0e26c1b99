"""PDF bytes in, signed PDF bytes out; and what the signatures in a PDF are worth."""
