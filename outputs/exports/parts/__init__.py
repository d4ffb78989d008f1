"""What the export formats stand on."""
