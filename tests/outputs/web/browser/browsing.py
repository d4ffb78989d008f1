"""A tab of a real browser that keeps account of what its pages ask for and complain about."""

from contextlib import contextmanager
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

# Axe's own words for what people are stopped by.
_GRAVE = ("serious", "critical")
# The answers of pages that say why not; a part of a page that is missing is another thing.
_ASKED_FOR = ("document", "xhr", "fetch")
# Before a page is complete its scripts hear no keys.
_SETTLED = """() => document.readyState === 'complete'
  && !document.querySelector('.htmx-request, [data-chart][hidden]')"""
_STATUS = "Failed to load resource: the server responded with a status of"


class Tab:
    """A page in a context of its own: its cookies are its own, its faults are collected."""

    def __init__(self, context, address):
        self.context = context
        self.address = address
        self.faults = []
        context.on("request", self._note_request)
        context.on("response", self._note_response)
        context.on("console", self._note_words)
        context.on("weberror", lambda error: self.faults.append(f"error: {error.error}"))
        self.page = context.new_page()

    def open(self, place):
        """Open a place of the server and wait until its parts are there."""
        answer = self.page.goto(self.address + place)
        self.settle()
        return answer

    def settle(self):
        """Wait until the scripts of the page listen and its parts are there."""
        self.page.wait_for_function(_SETTLED)

    def log_in(self, name, password):
        self.open("/login")
        self.page.get_by_label("이름").fill(name)
        self.page.get_by_label("비밀번호").fill(password)
        self.page.get_by_role("main").get_by_role("button", name="로그인").click()
        self.page.get_by_role("button", name="로그아웃").wait_for()
        return self

    def find_barriers(self, *rules):
        """Give the serious findings of axe-core as lines: rule, place, what is wrong.

        Some rules alone are asked where they are named.
        """
        options = {"resultTypes": ["violations"]} | ({"runOnly": rules} if rules else {})
        found = Axe().run(self.page, options=options).response
        return [
            f"{rule['id']} {' '.join(map(str, node['target']))}: {node['failureSummary']}"
            for rule in found["violations"]
            if rule["impact"] in _GRAVE
            for node in rule["nodes"]
        ]

    @contextmanager
    def forgiving(self):
        """Forget what fails inside the block."""
        seen = len(self.faults)
        yield
        del self.faults[seen:]

    @contextmanager
    def offline(self):
        """Have no connection as long as the block."""
        with self.forgiving():
            self.context.set_offline(True)
            yield
            self.context.set_offline(False)

    def take_faults(self):
        """Give what was noted up to now, and begin anew."""
        taken, self.faults = self.faults, []
        return taken

    def _note_request(self, request):
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and not request.url.startswith(self.address + "/"):
            self.faults.append(f"asks elsewhere: {request.url}")

    def _note_response(self, answer):
        if answer.status >= 400 and answer.request.resource_type not in _ASKED_FOR:
            self.faults.append(f"{answer.status}: {answer.url}")

    def _note_words(self, message):
        is_bad = message.type in ("error", "warning")
        if is_bad and not message.text.startswith(_STATUS):
            self.faults.append(f"console: {message.text}")
