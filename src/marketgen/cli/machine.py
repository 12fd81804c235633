"""Verbs about this machine: ``doctor``, ``keys``."""

from __future__ import annotations
