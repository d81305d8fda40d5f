"""How much the portal costs beside a bare page of the same content. `python -m tests.bench [--quick]`; it writes nothing."""
