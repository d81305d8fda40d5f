"""Content of the demo system: Wenbrook, its people and their ideas, all of them made up but the founding idea."""
