"""What is known of a language, as data, and the engine that reads it."""

from sayso.lang.pack import DEFAULT_LANGUAGE, LanguagePack, load_pack, pack_codes
from sayso.lang.rules import PatternRule, Rule

__all__ = ["DEFAULT_LANGUAGE", "LanguagePack", "PatternRule", "Rule", "load_pack", "pack_codes"]
