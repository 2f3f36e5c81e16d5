"""Plans in, drafts out: a signed plan (.docx, text-layer .pdf, .txt, .md) becomes draft Markdown.

Flow: ``reading`` (a file to lines) → ``repair`` (lines to paragraphs in a normal form, every repair listed)
→ ``outline`` (paragraphs to a tree with places) → ``header``, ``assigning``, ``citing`` (what the plan says)
→ ``extraction`` (one object) → ``drafts`` (files an editor reviews). Nothing here decides for the editor:
what is not sure is listed as a doubt.
"""
