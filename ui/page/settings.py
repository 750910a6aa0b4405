"""The page's settings, read once from the environment."""

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.errors import SettingError
from ui.page.users import User, parse_users

LOOPBACK_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
SWITCH_WORDS = {"on": True, "1": True, "true": True, "off": False, "0": False, "false": False}
HIGHEST_PORT = 65_535
BYTES_PER_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class PageSettings:
    """How the page is served.

    `uploads` says whether visitors may add articles to the shared index. `allowed_hosts` are
    further names that a browser may use for this server, beside loopback and `host`.
    `queue_length` questions may wait while `answering_at_once` are answered; more are told
    that the page is busy. Listening beyond this machine without `users` raises `SettingError`.
    """

    host: str = "127.0.0.1"
    port: int = 7860
    users: tuple[User, ...] = ()
    uploads: bool = True
    allowed_hosts: tuple[str, ...] = ()
    upload_megabytes: int = 20
    upload_files: int = 50
    answering_at_once: int = 2
    queue_length: int = 16

    def __post_init__(self) -> None:
        if not 0 < self.port <= HIGHEST_PORT:
            raise SettingError(
                f"Port {self.port} cannot be listened on; choose 1 to {HIGHEST_PORT}."
            )
        if self.host not in LOOPBACK_HOSTS and not self.users:
            raise SettingError(
                f"Listening on {self.host} would open the page beyond this machine; "
                'set PRESSMARK_USERS ("name:password;…") first, or listen on 127.0.0.1.'
            )

    @classmethod
    def from_environment(
        cls, env: Mapping[str, str], host: str | None = None, port: int | None = None
    ) -> "PageSettings":
        """Read PRESSMARK_HOST, _PORT, _USERS, _UPLOADS, _ALLOWED_HOSTS, _UPLOAD_MB and _QUEUE.

        `host` and `port`, where given, win over the environment. Uploads are on by default
        only on loopback.

        Raises:
            SettingError: a value cannot be used, or the host needs users and there are none.
        """
        plain = cls()
        chosen_host = host or env.get("PRESSMARK_HOST") or plain.host
        uploads = _switch(env, "PRESSMARK_UPLOADS", default=chosen_host in LOOPBACK_HOSTS)
        return cls(
            host=chosen_host,
            port=port if port is not None else _whole_number(env, "PRESSMARK_PORT", plain.port),
            users=parse_users(env.get("PRESSMARK_USERS", "")),
            uploads=uploads,
            allowed_hosts=tuple(env.get("PRESSMARK_ALLOWED_HOSTS", "").split()),
            upload_megabytes=_whole_number(env, "PRESSMARK_UPLOAD_MB", plain.upload_megabytes),
            queue_length=_whole_number(env, "PRESSMARK_QUEUE", plain.queue_length),
        )

    @property
    def upload_bytes(self) -> int:
        """The largest file that may be added, in bytes."""
        return self.upload_megabytes * BYTES_PER_MEGABYTE

    @property
    def host_names(self) -> frozenset[str]:
        """Every name that a browser may put in its Host header, without port, lower case."""
        return frozenset(
            name.lower() for name in (*LOOPBACK_HOSTS, "[::1]", self.host, *self.allowed_hosts)
        )


def _switch(env: Mapping[str, str], name: str, *, default: bool) -> bool:
    word = env.get(name, "").strip().lower()
    if not word:
        return default
    if word not in SWITCH_WORDS:
        raise SettingError(f'{name} is "{word}"; it must be "on" or "off".')
    return SWITCH_WORDS[word]


def _whole_number(env: Mapping[str, str], name: str, default: int) -> int:
    word = env.get(name, "").strip()
    if not word:
        return default
    if not word.isascii() or not word.isdigit() or int(word) == 0:
        raise SettingError(f'{name} is "{word}"; it must be a whole number above 0.')
    return int(word)
