"""A loopback server that behaves as the Naver news search is described to."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

KEYS = ("id-of-ours", "secret-of-ours")


class NaverServer:
    """Holds hits by query, newest first; `asked` are the parameters of each call.

    `quota` calls are answered, then 429; the calls numbered in `failing` (from 1) answer 500.
    """

    def __init__(self, hits, *, quota=25_000, failing=()):
        self.hits = hits
        self.quota = quota
        self.failing = failing
        self.asked = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._make_handler())
        self.address = f"http://127.0.0.1:{self._server.server_port}/v1/search/news.json"

    def __enter__(self):
        Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()

    def answer(self, words, keys):
        """Give status and body; faults as the guide lists them."""
        self.asked.append(words)
        if refusal := self._refuse(words, keys):
            return refusal
        display, start = int(words.get("display", 10)), int(words.get("start", 1))
        found = self.hits.get(words["query"], [])
        ordered = found if words["sort"] == "date" else found[::-1]
        return 200, {
            "lastBuildDate": "Sat, 21 Nov 2026 12:00:00 +0900",
            "total": len(found),
            "start": start,
            "display": display,
            "items": ordered[start - 1 :][:display],
        }

    def _refuse(self, words, keys):
        """Give status and body of a refusal; None for a call that is as it should be."""
        display, start = int(words.get("display", 10)), int(words.get("start", 1))
        faults = [
            (keys != KEYS, 401, "024", "Authentication failed"),
            (len(self.asked) > self.quota, 429, "010", "Query limit exceeded"),
            (len(self.asked) in self.failing, 500, "SE99", "System Error"),
            (not words.get("query"), 400, "SE01", "Incorrect query request"),
            (not 1 <= display <= 100, 400, "SE02", "Invalid display value"),
            (not 1 <= start <= 1000, 400, "SE03", "Invalid start value"),
            (words.get("sort") not in {"sim", "date"}, 400, "SE04", "Invalid sort value"),
        ]
        found = ((status, fault(code, said)) for holds, status, code, said in faults if holds)
        return next(found, None)

    def _make_handler(self):
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                query = parse_qs(urlsplit(self.path).query, keep_blank_values=True)
                words = {name: values[-1] for name, values in query.items()}
                names = ("X-Naver-Client-Id", "X-Naver-Client-Secret")
                keys = tuple(self.headers.get(name) for name in names)
                status, body = server.answer(words, keys)
                self.send_response(status)
                self.send_header("Content-Type", "application/json;charset=UTF-8")
                self.end_headers()
                self.wfile.write(json.dumps(body, ensure_ascii=False).encode())

            def log_message(self, *_):
                """Stay silent."""

        return Handler


def fault(code, words):
    return {"errorMessage": f"{words} (오류)", "errorCode": code}


def make_hit(original, link="https://n.news.naver.com/mnews/article/001/0015000001", *, day=20):
    return {
        "title": "산단공, <b>미니클러스터</b> 총회 &quot;성료&quot;",
        "originallink": original,
        "link": link,
        "description": "한국산업단지공단은 …",
        "pubDate": f"Fri, {day:02} Nov 2026 10:00:00 +0900",
    }
