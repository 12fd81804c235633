"""The document models: the one source of the file format. Only this folder and what loads it import pydantic.

Every field has a docstring below it that says what it is and its unit; a test holds that. Importing this package
costs what importing pydantic costs, so the rest of ``marketgen.scenario`` does it when a file is checked, not before.
"""
