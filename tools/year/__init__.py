"""A made-up year of cooperation agreements, as large as wanted, for samples, tests and benches."""
