"""The clinic's key file, as the `age` tool and SSH write one."""

import pytest
from pyrage import decrypt, x25519

from diary.core.errors import RecordError
from diary.sharing.clinic_key import LARGEST, ClinicKey

NURSE, DOCTOR = x25519.Identity.generate(), x25519.Identity.generate()
SSH_PUBLIC = (
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAeQLUg7wz/1Q7Kx33Ewjo9w/wSeo9votnqoRUqNW/BJ nurse"
)


def key(text: str) -> ClinicKey:
    return ClinicKey(text.encode(), "clinic.pub")


def refused(content: bytes) -> tuple[str, str]:
    with pytest.raises(RecordError) as caught:
        ClinicKey(content, "clinic.pub")
    return caught.value.problem, caught.value.detail


def test_every_key_of_the_file_opens_it_alone() -> None:
    sealed = key(f"{NURSE.to_public()}\n{DOCTOR.to_public()}\n").seal(b"whole")
    assert b"whole" not in sealed
    assert decrypt(sealed, [NURSE]) == decrypt(sealed, [DOCTOR]) == b"whole"


def test_comments_blank_lines_and_the_ends_of_other_systems_are_passed_over() -> None:
    text = f"\ufeff# Dr Roe\r\n\r\n  {NURSE.to_public()}  \r\n# public key: age1\r\n"
    assert decrypt(key(text).seal(b"x"), [NURSE]) == b"x"


def test_a_key_of_ssh_will_do() -> None:
    sealed = key(SSH_PUBLIC).seal(b"x")
    assert sealed.startswith(b"age-encryption.org/v1\n-> ssh-ed25519 ")


def test_a_file_too_big_for_keys_is_refused() -> None:
    content = f"{NURSE.to_public()}\n".encode()
    assert refused(content + b"#" * LARGEST) == ("no-key", "clinic.pub")


@pytest.mark.parametrize("content", [b"", b"\n # nothing\n", b"\xff\xfe\x00", b"#" * (LARGEST + 1)])
def test_a_file_without_a_key_is_refused(content: bytes) -> None:
    assert refused(content) == ("no-key", "clinic.pub")


@pytest.mark.parametrize(
    "line",
    ["age1", "age1" + "q" * 58, "hello", "ssh-dss AAAA", "ssh-ed25519", "\0", "age1yubikey1q"],
)
def test_one_line_that_is_no_key_refuses_the_file(line: str) -> None:
    problem, place = refused(f"{NURSE.to_public()}\n{line}\n".encode())
    assert problem == "bad-key"
    assert place.startswith("clinic.pub, line ")


@pytest.mark.parametrize(
    "secret",
    [str(NURSE), str(NURSE).lower(), "-----BEGIN OPENSSH PRIVATE KEY-----"],
    ids=["age", "age in small letters", "ssh"],
)
def test_a_secret_key_is_told_apart(secret: str) -> None:
    assert refused(f"# made by age-keygen\n{secret}\n".encode()) == (
        "secret-key", "clinic.pub, line 2"
    )  # fmt: skip
