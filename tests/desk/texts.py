"""Two pages on one event, as short as they may be."""

FIRST = """Fähre läuft auf Sandbank

Die Fähre „Möwe“ ist am Sonntag bei Lüttmoor auf eine Sandbank gelaufen. Verletzt wurde laut Polizei niemand.

„Wir haben die Leute mit zwei Booten geholt“, sagte der Hafenmeister Enno Harms am Montag."""
SECOND = """Sandbank stoppt die „Möwe“

Vor Lüttmoor ist am Sonntag eine Fähre auf Grund gelaufen. Niemand wurde verletzt, teilte die Polizei mit.

„Wir haben die Leute mit zwei Booten geholt“, sagte Hafenmeister Enno Harms dem Sender Deichwelle."""
