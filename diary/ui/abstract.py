"""Widgets, screens and apps that leave something to their children, which have to do it."""

from abc import ABCMeta

from textual.message_pump import _MessagePumpMeta


class Abstract(ABCMeta, _MessagePumpMeta):
    """The class of such a class: none can be made while it has an abstract method left."""
