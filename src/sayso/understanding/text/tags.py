"""What HanTa's parts of speech mean to several steps; a rule of clauses spells those that it alone asks for."""

NAMES = frozenset({"NE", "FM", "NNP"})
"""Names and foreign words."""
PROPER = frozenset({"NE"})
"""Names alone."""
COMMON_NOUNS = frozenset({"NN"})
NOUNS = frozenset({"NN", "NE", "NNA", "NNI", "TRUNC", "FM", "XY"})
"""Whatever may head a noun phrase that names someone."""
ATTRIBUTES = frozenset({"ADJ(A)", "CARD", "ADJA", "ADJ(D)", "ADV", "PIDAT"})
"""What may stand between an article and its noun."""
ADJECTIVES = frozenset({"ADJ(A)", "ADJA"})
"""Adjectives before a noun."""
LOOSE = frozenset({"ADV", "ADJ(D)"})
"""Adverbs and adjectives used like them."""
ADVERBS = frozenset({"ADV"})
FIGURES = frozenset({"CARD"})
"""Numbers."""
PERSONAL = frozenset({"PPER"})
"""Personal pronouns."""
SMALL_WORDS = frozenset({"APPR", "APPRART", "ART", "KON", "APPO", "$(", "$,", "$."})
"""Prepositions, articles, conjunctions and marks."""
PREPOSITIONS = frozenset({"APPR", "APPRART"})
COUNTED = frozenset({"NN", "NNA", "NNI", "NE", "FM"})
"""What a number may count."""
BEFORE_COUNTED = frozenset({"ADJ(A)", "ADJA", "ADJ(D)", "PIAT", "ADV", "VV(PP)", "TRUNC"})
"""What may stand between a number and what it counts."""
AFTER_SHARE = frozenset({"ART", "PPOSAT", "PDAT", "APPR", "APPRART", "CARD"})
"""What may stand between a share and what it is a share of, besides."""
NAMING = NOUNS | {"ADJ(D)"}
"""What names somebody, and what a foreign name is often taken for."""
