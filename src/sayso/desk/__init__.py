"""The desk: kept stories, search, a web page and an HTTP API over them, and the same for language-model clients.

Needs the extras `desk` and `mcp`; nothing else in the house imports this room, and importing it needs neither.
"""
