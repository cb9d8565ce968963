"""The report as one HTML file that loads nothing from elsewhere."""

from sayso.showing.html.report import render_story

__all__ = ["render_story"]
