"""Numbers of one to four bytes as the StreamVByte code packs them, in NumPy.

Source: D. Lemire, N. Kurz and C. Rupp, "Stream VByte: Faster Byte-Oriented Integer
Compression", Information Processing Letters 130 (2018).
"""

import numpy as np
from numpy.typing import NDArray

_LENGTHS = np.array([1, 2, 3, 4])
_LENGTHS_WITH_ZERO = np.array([0, 1, 2, 4])


def decode_numbers(
    packed: NDArray[np.uint8], count: int, *, with_zero: bool = False
) -> NDArray[np.int64]:
    """Decode `count` unsigned numbers.

    Two bits a number say how many bytes it has; these control bytes stand before all others.

    Args:
        packed: The bytes, which may run on behind the last number.
        count: How many numbers.
        with_zero: The variant with lengths 0, 1, 2 and 4 in place of 1 to 4.
    """
    controls = (count + 3) // 4
    codes = (packed[:controls, None] >> np.array([0, 2, 4, 6], np.uint8)) & 3
    lengths = (_LENGTHS_WITH_ZERO if with_zero else _LENGTHS)[codes.reshape(-1)[:count]]
    body = packed[controls:]
    starts = np.cumsum(lengths) - lengths
    numbers = np.zeros(count, np.int64)
    for byte in range(4):
        present = lengths > byte
        numbers[present] |= body[starts[present] + byte].astype(np.int64) << (8 * byte)
    return numbers
