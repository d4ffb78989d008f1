"""Office documents: what Hancom and Microsoft write, through libraries that know their formats."""
