"""The law as checks over a valid berkas: what no schema can say."""
