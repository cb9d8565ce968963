"""What people see: terminal, HTML report, exports."""
