"""Paper: documents laid out by Typst from the templates in `resources/pages`.

What a document says is decided in `output`; the templates decide how it looks. A document is a
tagged PDF (PDF/UA-1), the same bytes each time, or pictures of its pages. No Qt: charts come in as
SVG, painted by whoever asks for the document. Only this room imports typst, and only when it works.
"""
