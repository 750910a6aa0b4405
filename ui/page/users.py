"""The people who may sign in: names and passwords from one setting."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from ingest.errors import SettingError

# Cost settings for scrypt as OWASP's password storage sheet gives them (N=2^14, r=8, p=5).
SCRYPT_PREFIX = "scrypt$"
SCRYPT_N, SCRYPT_R, SCRYPT_P = 2**14, 8, 5
SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class User:
    """One person; `secret` is a password, or `scrypt$salt$hash` in hexadecimal."""

    name: str
    secret: str

    def accepts(self, password: str) -> bool:
        """Whether the password is this person's, compared in constant time."""
        if self.secret.startswith(SCRYPT_PREFIX):
            salt, expected = self.secret.removeprefix(SCRYPT_PREFIX).split("$")
            return hmac.compare_digest(_scrypt(password, bytes.fromhex(salt)), expected)
        return hmac.compare_digest(self.secret.encode(), password.encode())


def hash_password(password: str) -> str:
    """The form of a password that PRESSMARK_USERS may hold in its place."""
    salt = secrets.token_bytes(SALT_BYTES)
    return f"{SCRYPT_PREFIX}{salt.hex()}${_scrypt(password, salt)}"


def parse_users(setting: str) -> tuple[User, ...]:
    """Read `name:password;name:scrypt$…`, the value of PRESSMARK_USERS.

    Raises:
        SettingError: an entry without a name or a password, a name given twice, or a hash
            that is cut short. The message never repeats a password.
    """
    users: list[User] = []
    for number, entry in enumerate(filter(None, map(str.strip, setting.split(";"))), start=1):
        name, _, secret = entry.partition(":")
        if not name.strip() or not secret or not _usable(secret):
            raise SettingError(
                f'Entry {number} of PRESSMARK_USERS is not "name:password" or "name:scrypt$…".'
            )
        if any(user.name == name.strip() for user in users):
            raise SettingError(f'PRESSMARK_USERS names "{name.strip()}" twice.')
        users.append(User(name.strip(), secret))
    return tuple(users)


def _usable(secret: str) -> bool:
    if not secret.startswith(SCRYPT_PREFIX):
        return True
    parts = secret.removeprefix(SCRYPT_PREFIX).split("$")
    hexadecimal = set("0123456789abcdef")
    return len(parts) == 2 and all(part and set(part) <= hexadecimal for part in parts)


def _scrypt(password: str, salt: bytes) -> str:
    return hashlib.scrypt(
        password.encode(), salt=salt, n=SCRYPT_N, r=SCRYPT_R, p=SCRYPT_P, dklen=32
    ).hex()
