"""Many runs at once: bots over many seeds, and what the seeds of a scenario hold. No screen, no file, no clock."""
