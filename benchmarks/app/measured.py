"""The run that is played: more work a frame than the default one, and long enough to be looked at."""

SETTINGS = "v=2&layers=64,64&rate=0.01&batch=16&epochs=10000"
MEASURED = f"?{SETTINGS}&speed=fast"
ONE_EPOCH_A_FRAME = f"?{SETTINGS}&speed=medium"
