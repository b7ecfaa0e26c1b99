"""One document of a berkas, seen while it is being written: made anew at each save, as pictures."""
