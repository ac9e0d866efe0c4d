"""Options that write what is taken away: reports and slides, films, and entries in MLflow."""
