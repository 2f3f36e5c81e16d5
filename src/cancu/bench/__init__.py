"""Synthetic documents and honest comparisons with a plain build."""
