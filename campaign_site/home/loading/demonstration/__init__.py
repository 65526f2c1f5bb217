"""An invented edition in the near future, labelled as such on every page.

Everything is set by position in the data files: no chance is involved, so that two
sites loaded on the same day hold the same programme.
"""
