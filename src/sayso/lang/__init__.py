"""What is known of a language, as data, and the engine that reads it."""

from sayso.lang.pack import LanguagePack, load_pack, pack_codes
from sayso.lang.rules import PatternRule, Rule

__all__ = ["LanguagePack", "PatternRule", "Rule", "load_pack", "pack_codes"]
