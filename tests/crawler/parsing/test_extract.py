from crawler.parsing.extract import extract_paragraphs

SENTENCE = "밀양 나노 미니클러스터가 2일 정기총회를 열고 새 회장을 뽑았다."


def test_the_main_text_of_a_page():
    page = f"<html><body><article><p>{SENTENCE}</p><p>{SENTENCE * 3}</p></article></body></html>"
    assert SENTENCE in extract_paragraphs(page.encode("cp949"))


def test_a_page_without_text():
    assert extract_paragraphs(b"<html><body></body></html>") == ()
