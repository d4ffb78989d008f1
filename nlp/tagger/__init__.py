"""The trained tagger of names: Kiwi's own vectors, a small recurrent network, two label heads."""
