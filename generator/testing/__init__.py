"""Stand-ins for what tests can't have: keys, signers and services. Shipped for users' tests too."""
