"""The screens, one module each with its style sheet beside it. They are imported when they are first shown."""
