# How bad an alarm or an incident is.
severity-info = Info
severity-warning = Warning
severity-critical = Critical
