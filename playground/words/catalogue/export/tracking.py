"""What is said of runs in MLflow."""

from playground.words.messages import Message

# What a run is called there.
RUN = Message("{data}, epoch {epoch}")
CELL = Message("{data}, seed {seed}")

# On pages.
KEEP = Message("Keep in MLflow")
KEEP_HELP = Message(
    "Settings, link, every number of the history, figures and the network, or of a sweep its cells, as an MLflow run "
    "at {place}, which whoever started this server has named."
)
OPENING = Message("Opening MLflow at {place}")
SENDING = Message("Sending to MLflow at {place}: {done} of {of} calls")
STOP = Message("Cancel")

# What became of it.
LOGGED = Message("In MLflow at {place} it is now in the experiment {experiment}, as run {run}.")
THERE_ALREADY = Message("In MLflow at {place} it is already in the experiment {experiment}, as run {run}.")

# What is wrong.
NO_MLFLOW = Message("To keep runs in MLflow at {place}, it is needed here: pip install -r requirements-mlflow.txt.")
UNREACHABLE = Message(
    "No server answers at {place} ({detail}). Start one with: mlflow server. Its address, such as "
    "http://localhost:5000, is what the environment variable {variable} of a server of the dashboard "
    "says, or --mlflow on the command line."
)
NO_FOLDER = Message(
    "The folder {place} cannot be made or written ({detail}). Name another, or give yourself the right."
)
NO_STORE = Message("{place} is no database of MLflow's ({detail}). It is left as it is; name another folder.")
DELETED = Message(
    "The experiment was deleted in MLflow at {place}. Bring it back with: mlflow experiments restore --experiment-id "
    "{number}. Or name another by the environment variable MLFLOW_EXPERIMENT_NAME."
)
REFUSED = Message("MLflow at {place} cannot be used ({detail}). See that the address is that of an MLflow server.")
LOST = Message("MLflow at {place} did not take all of it ({detail}). Nothing is lost here; send it once more.")
UNFORESEEN = Message("It was not sent to MLflow as a whole ({error}). Nothing is lost here; send it once more.")
STOPPED = Message("No more was sent to MLflow at {place}. Nothing is lost here; send it once more.")
MARKED = Message("What got there is run {run}, marked as failed or killed; sending again completes it.")
NOT_MARKED = Message(
    "What got there is run {run}, which could not be marked as failed and may seem to be running; sending again "
    "completes it."
)
LINK_AS_PLACE = Message("{value} is a link; name the place of MLflow's after --mlflow, or put the link before it")
