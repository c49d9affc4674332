"""The rules of the house, as functions from a source tree to findings."""
