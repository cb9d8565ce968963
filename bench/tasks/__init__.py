"""One file per task. Each has `add_arguments(parser)` and `run(args) -> Figures`."""
