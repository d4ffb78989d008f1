"""The pages: rendered on the server, one file each in `pages/`, no script but what ships."""
