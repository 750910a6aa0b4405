import pytest

from ingest.errors import SettingError
from ui.page.settings import PageSettings
from ui.page.users import User, hash_password, parse_users


def test_the_defaults_stay_on_this_machine():
    assert PageSettings.from_environment({}) == PageSettings(
        host="127.0.0.1", port=7860, users=(), uploads=True
    )


def test_listening_beyond_this_machine_needs_users():
    with pytest.raises(SettingError, match="PRESSMARK_USERS"):
        PageSettings.from_environment({}, host="0.0.0.0")
    opened = PageSettings.from_environment({"PRESSMARK_USERS": "ada:secret"}, host="0.0.0.0")
    assert opened.users == (User("ada", "secret"),)
    assert not opened.uploads


def test_the_command_line_wins_over_the_environment():
    env = {"PRESSMARK_HOST": "::1", "PRESSMARK_PORT": "9000", "PRESSMARK_UPLOADS": "off"}
    read = PageSettings.from_environment(env, port=8000)
    assert (read.host, read.port, read.uploads) == ("::1", 8000, False)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PRESSMARK_PORT", "eighty"),
        ("PRESSMARK_PORT", "0"),
        ("PRESSMARK_PORT", "70000"),
        ("PRESSMARK_UPLOADS", "maybe"),
        ("PRESSMARK_UPLOAD_MB", "-3"),
        ("PRESSMARK_USERS", "ada"),
        ("PRESSMARK_USERS", ":secret"),
        ("PRESSMARK_USERS", "ada:a;ada:b"),
        ("PRESSMARK_USERS", "ada:scrypt$12"),
    ],
)
def test_unusable_values_are_named(name, value):
    with pytest.raises(SettingError):
        PageSettings.from_environment({name: value})


def test_a_message_never_repeats_a_password():
    with pytest.raises(SettingError) as caught:
        parse_users("ada:good;hunter2")
    assert "hunter2" not in str(caught.value)


def test_hashed_and_plain_passwords():
    hashed = User("ada", hash_password("pass:wörd;"))
    assert hashed.accepts("pass:wörd;")
    assert not hashed.accepts("pass:word;")
    assert User("bob", "a:b").accepts("a:b")
    assert parse_users(f"ada:{hashed.secret}") == (hashed,)
