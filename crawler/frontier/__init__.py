"""The frontier as Scrapy sees it: a scheduler whose requests and outcomes live in the store.

`scheduler` gives and collects, `loads` gathers what is to be stored together, `forms` writes
requests as JSON, `owners` tells crawlers apart. The store's half is `corpus/store/frontier.py`.
"""
