import pytest

from outputs.errors import MailAddressError
from outputs.mail.addresses import check_addresses, is_address


@pytest.mark.parametrize("text", ["head@agency.example", "a.b+c@sub.agency.kr"])
def test_what_people_have_is_an_address(text):
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "head",
        "head@",
        "@agency.example",
        "a@b",
        "a b@c.example",
        "a@b.example\nBcc: x@y.example",
    ],
)
def test_what_could_steer_a_server_is_none(text):
    assert not is_address(text)


def test_the_address_that_is_none_is_named():
    check_addresses(["head@agency.example"])
    with pytest.raises(MailAddressError, match="Bcc"):
        check_addresses(["head@agency.example", "a@b.example\nBcc: x@y.example"])
