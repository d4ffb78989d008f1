"""아시아경제 (view.asiae.co.kr): economy; its search wants a form that is posted."""

from crawler.publishers.base import Expectations, Layout, Publisher

PUBLISHER = Publisher(
    key="asiae",
    name="아시아경제",
    domain="view.asiae.co.kr",
    number=r"/article/(\d{19})\b",
    article="https://view.asiae.co.kr/article/{number}",
    layouts=(
        Layout(
            title=".area_title h1",
            body=("#txt_area", ".cont_article"),
            published=".date_box p",
            byline=(".reporter p strong", ".e_article"),
            subtitle=".article_head h4",
            captions=(".article_photo .txt", "figcaption"),
            remove=(".txt_prohibition", ".e_article"),
        ),
    ),
    feeds=("https://view.asiae.co.kr/rss/all.htm",),
    aliases=("www.asiae.co.kr", "cm.asiae.co.kr"),
    expects=Expectations(articles=20, fill=(("published", 0.95), ("byline", 0.5))),
    unverified=("aliases", "layouts"),
)
