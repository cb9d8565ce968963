"""Sentences, tokens, parts of speech, clauses, quotation marks."""
