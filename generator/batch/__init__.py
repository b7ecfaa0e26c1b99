"""Many agreements at once: work handed out, results taken in, signed and kept.

`jobs` is what travels to workers, `work` what they do there, `inputs` what tells that something
has changed, `results` and `record` what is kept, `signing` the signatures, `run` the loop.
"""
