"""Words that are too long for any narrow page."""

LONG_WORD = "Krankenhausentlassungsmanagementbesprechungsprotokollvorlage"
LONG = (
    f"When my mother left hospital nobody had sent the {LONG_WORD} to anybody, and "
    "https://www.example.org/a/very/long/address/that/somebody/pasted/without/a/single/space/in/it?and=more&of=it did not help. "
) * 4
