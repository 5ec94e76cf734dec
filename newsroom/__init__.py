"""What holds the site together: settings, addresses, the embedded database."""

import os

# numpy's threads wait for one another by spinning, which costs twice the time where something else computes beside them; the
# embedding model runs whole batches side by side instead. numpy reads this once, when it is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
