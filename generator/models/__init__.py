"""What a valid input is: strict, frozen models of the berkas and the region's profile."""
