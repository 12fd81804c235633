"""How long a scenario is, in words. Nothing here needs the rules, so that a title screen can say it."""

from __future__ import annotations

from marketgen.i18n import ngettext


def days(played: int, days: int) -> str:
    """How many days a scenario has; where weeks go by between its chapters, how many of them are played."""
    if played == days:
        return ngettext("{count} day", "{count} days", days).format(count=days)
    told = ngettext("{count} of {days} days to play", "{count} of {days} days to play", played)
    return told.format(count=played, days=days)


def length(played: int, days_in_all: int, minutes: int) -> str:
    """The same with the minutes it takes a player; what is not known (0) is left out."""
    parts = [days(played, days_in_all)] if days_in_all else []
    if minutes:
        parts.append(ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes))
    return ", ".join(parts)
