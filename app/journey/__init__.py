"""Pages that look across: home, one idea from first words to adoption, lists, dashboards."""
