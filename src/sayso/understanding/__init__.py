"""Document to AnalysedDocument: sentences, names, times, quantities, statements."""
