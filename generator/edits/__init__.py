"""What someone changed in a drafted Word document: facts go back, wording is listed."""
