"""Records become words, numbers and dates here, and nowhere else: the list, the export and the plain output
show the same words.
"""
