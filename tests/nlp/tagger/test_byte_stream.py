import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nlp.tagger.byte_stream import decode_numbers


def pack(numbers, lengths):
    """Write numbers as the code does: two bits a number, then the bytes."""
    codes = [next(c for c, n in enumerate(lengths) if number < 256**n) for number in numbers]
    controls = [
        sum(code << (2 * k) for k, code in enumerate(codes[at : at + 4]))
        for at in range(0, len(codes), 4)
    ]
    body = b"".join(
        number.to_bytes(lengths[code], "little")
        for number, code in zip(numbers, codes, strict=True)
    )
    return np.frombuffer(bytes(controls) + body + b"\xff", np.uint8)


@given(st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=40))
def test_numbers_come_back(numbers):
    packed = pack(numbers, (1, 2, 3, 4))
    assert decode_numbers(packed, len(numbers)).tolist() == numbers


@given(st.lists(st.integers(0, 2**32 - 1) | st.just(0), min_size=1, max_size=40))
def test_numbers_without_bytes_come_back(numbers):
    packed = pack(numbers, (0, 1, 2, 4))
    assert decode_numbers(packed, len(numbers), with_zero=True).tolist() == numbers
