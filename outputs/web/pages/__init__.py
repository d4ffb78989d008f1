"""The pages; `outputs/web/menu.py` tells what a file here holds."""
