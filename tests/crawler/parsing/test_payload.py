import json

from crawler.parsing.payload import find_payload

SENTENCES = (
    "밀양 나노 미니클러스터가 2일 총회를 열었다.",
    "회원사 40곳이 참석했다.",
    "하누리 회장은 “공동 시험실을 짓겠다”고 말했다.",
)


def push(rows: str) -> str:
    return f"self.__next_f.push([1,{json.dumps(rows, ensure_ascii=False)}])"


def assert_whole(found: str) -> None:
    places = [found.find(sentence) for sentence in SENTENCES]
    assert -1 not in places
    assert places == sorted(places)


def test_a_text_in_the_data_of_a_page():
    data = {"props": {"pageProps": {"article": {"title": "총회", "content": "\n".join(SENTENCES)}}}}
    assert_whole(find_payload([("application/json", json.dumps(data))]))


def test_markup_in_the_data_of_a_page_stays_markup():
    content = "".join(f"<p class='editor-p'>{sentence}</p>" for sentence in SENTENCES)
    found = find_payload([("application/json", json.dumps({"content": content}))])
    assert_whole(found)
    assert "&lt;" not in found


def test_a_list_of_parts():
    parts = [{"type": "text", "content": sentence} for sentence in SENTENCES]
    script = f"window.Fusion=x;Fusion.globalContent={json.dumps({'content_elements': parts})};go();"
    assert_whole(find_payload([("", script)]))


def test_elements_of_flight_rows():
    children = [["$", "p", str(n), {"children": [text]}] for n, text in enumerate(SENTENCES)]
    row = json.dumps(["$", "div", None, {"className": "body", "children": children}])
    rows = f'0:["$","$L1",null,{{}}]\n1:I[77,[],"Page"]\n2:{row}\n'
    assert_whole(find_payload([("", push(rows[:60])), ("", push(rows[60:]))]))


def test_a_long_text_of_flight_rows_is_cut_by_bytes():
    text = "\n".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    rows = f"1a:T{len(text.encode()):x},{text}1b:{json.dumps(['$', 'i', None, {}])}\n"
    assert_whole(find_payload([("", push(rows))]))


def test_a_text_beside_a_built_page_is_taken_without_the_page():
    text = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    footer = json.dumps(["$", "footer", None, {"children": ["주소가 바뀌었다."]}])
    rows = f"1a:T{len(text.encode()):x},{text}2:{footer}\n"
    found = find_payload([("", push(rows))])
    assert_whole(found)
    assert "주소" not in found


def test_pictures_in_a_list_of_parts_are_left_out():
    parts = [{"type": "text", "content": sentence} for sentence in SENTENCES]
    parts.insert(1, {"type": "image", "caption": "총회에 모인 회원들이다."})
    found = find_payload([("application/json", json.dumps({"parts": parts}))])
    assert_whole(found)
    assert "모인" not in found


def test_teasers_and_settings_are_no_article():
    data = {"menu": ["산업", "클러스터"], "teasers": [{"title": "회장에 하누리"}] * 20}
    assert find_payload([("application/json", json.dumps(data)), ("", "var a = {};")]) == ""


def test_broken_and_hostile_data_are_no_article():
    scripts = [
        ("application/json", "{"),
        ("application/json", "[" * 200_000),
        ("", "self.__next_f.push([1,"),
        ("", push('0:["$","p"')),
        ("", push("0:T999999999,short")),
        ("", push("[" * 100_000)),
    ]
    assert find_payload(scripts) == ""
