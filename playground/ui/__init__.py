"""The dashboard: controls become settings, a run becomes frames; Streamlit lives here alone."""
