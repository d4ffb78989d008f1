import asyncio
import socket

import pytest

from outputs.accounts import add_user
from outputs.errors import OpenServerError, ServerAddressError
from outputs.serving import check_users, is_loopback, listen


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.0.1", "::1", "localhost", "LOCALHOST"])
def test_these_are_reached_by_this_machine_alone(host):
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.0.7", "miclu.example", ""])
def test_these_may_be_reached_by_others(host):
    assert not is_loopback(host)


def test_answers_do_not_wait_for_the_acknowledgement_of_their_heads():
    asked = []

    class Server(asyncio.Protocol):
        def connection_made(self, transport):
            opened = transport.get_extra_info("socket")
            asked.append(opened.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            transport.close()

    async def ask(opened):
        server = await asyncio.get_running_loop().create_server(Server, sock=opened)
        async with server:
            reader, writer = await asyncio.open_connection(*opened.getsockname())
            await reader.read()
            writer.close()

    asyncio.run(ask(listen("127.0.0.1", 0)))
    assert asked == [1]


def test_a_free_port_is_found():
    with listen("127.0.0.1", 0) as opened:
        host, port = opened.getsockname()
        with socket.create_connection((host, port)) as asking:
            assert asking.getpeername() == (host, port)


def test_a_port_that_is_taken_is_told():
    with listen("127.0.0.1", 0) as opened:
        port = opened.getsockname()[1]
        with pytest.raises(ServerAddressError, match=f"port {port}.*Take another one"):
            listen("127.0.0.1", port)


@pytest.mark.parametrize("host", ["no-such-host.invalid", "한글 이름", "x" * 300])
def test_an_address_that_is_none_is_told(host):
    with pytest.raises(ServerAddressError, match="Cannot listen at"):
        listen(host, 0)


def test_others_are_let_in_only_where_somebody_can_log_in(store):
    with pytest.raises(OpenServerError, match=r"'0\.0\.0\.0', and there is no user yet"):
        check_users(store, "0.0.0.0")
    add_user(store, "김열람", role="reader", password="따뜻한 저녁 커피 3잔")
    check_users(store, "0.0.0.0")
    store.accounts.disable("김열람")
    with pytest.raises(OpenServerError):
        check_users(store, "0.0.0.0")
