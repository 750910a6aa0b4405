"""The fixtures that close home, settings and network do close them."""

import os
import socket
from pathlib import Path

import pytest


def test_no_setting_of_the_developer_is_seen():
    assert not [name for name in os.environ if name.startswith(("PRESSMARK_", "OPENAI_"))]


def test_home_is_a_folder_of_the_test_run(tmp_path_factory):
    assert Path.home().is_relative_to(tmp_path_factory.getbasetemp())


def test_another_machine_cannot_be_looked_up():
    with pytest.raises(OSError, match="only this machine"):
        socket.getaddrinfo("example.org", 443)


def test_another_machine_cannot_be_connected_to():
    with socket.socket() as client, pytest.raises(OSError, match="only this machine"):
        client.connect(("192.0.2.1", 443))


def test_the_loopback_can_be_connected_to():
    with socket.create_server(("127.0.0.1", 0)) as server:
        client = socket.create_connection(server.getsockname())
        client.close()
