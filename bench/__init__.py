"""Measures the production server with a realistic load; `make bench`.

Nothing here runs in the test suite: a timed test is a test of the machine. Every figure
is set against a floor measured in the same run, so that machines can be compared.
"""
