"""Căn cứ: plans, laws and agencies as linked records, with law in time.

The core decides and knows no site generator. Imports point one way:
text → frontmatter → records → glossary → load → graph → checks, pages, exports, search → stage.
"""
