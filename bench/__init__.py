"""Measuring sayso on gold data: `python -m bench TASK`."""
