import pytest

from outputs.addresses import tell_address


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://www.gaon.example/a.hwp", "https://www.gaon.example/a.hwp"),
        ("file:///home/kim/%EB%B3%B4%EB%8F%84.zip/a.hwp", "a.hwp"),
        ("file:///home/kim/%ED%95%B4.txt", "해.txt"),
        ("FILE:///home/kim/a%23b.txt", "a#b.txt"),
        ("file://[/home/kim/a.txt", "a.txt"),
        ("", ""),
    ],
)
def test_of_a_file_only_the_name_is_told(address, told):
    assert tell_address(address) == told
