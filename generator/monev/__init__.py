"""What the annual monitoring report counts: pure sums over the berkas of a year."""
