"""Whoever asks the network for anything is heard: an audit hook, which nothing can take off."""

import sys
from socket import AF_INET, AF_INET6
from typing import Any

#: What Python says of itself before it reaches out.
_REACHING = (
    *("socket.bind", "socket.connect", "socket.getaddrinfo", "socket.gethostby"),
    *("socket.getnameinfo", "socket.getservby", "socket.send", "urllib.", "http.client."),
    *("ftplib.", "smtplib.", "imaplib.", "poplib.", "telnetlib.", "nntplib.", "webbrowser."),
)


def is_reaching_out(event: str, arguments: tuple[Any, ...]) -> bool:
    """Whether it has to do with another machine, or with an address at all."""
    if event == "socket.__new__":
        return arguments[1] in (AF_INET, AF_INET6)
    return event.startswith(_REACHING)


def listen(heard: list[str]) -> None:
    """Note down everything of that kind from here on, for the rest of the process."""

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if is_reaching_out(event, arguments):
            heard.append(f"{event} {arguments}")

    sys.addaudithook(hook)
