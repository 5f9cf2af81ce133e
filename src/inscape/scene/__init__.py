"""The author's format: YAML to a validated model to a stage."""
