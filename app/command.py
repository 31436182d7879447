"""What a command is, and what only the window can do for one. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from app.session import Session
from app.view import View
from app.words import later

ANYWHERE = ("stop", "full-screen")
CHOICES = (later("Theme"), later("Background"))
Menu = Literal["File", "Edit", "Photo", "View", "Help"]


class Services(Protocol):
    """What only the window can do."""

    def open_photographs(self) -> None: ...
    def open_folder(self) -> None: ...
    def paste(self) -> None: ...
    def save_as(self) -> None: ...
    def import_model(self) -> None: ...
    def open_reference(self) -> None: ...
    def copy_details(self) -> None: ...
    def toggle_fit(self) -> None: ...
    def zoom_fit(self) -> None: ...
    def zoom_actual(self) -> None: ...
    def zoom_in(self) -> None: ...
    def zoom_out(self) -> None: ...
    def next_part(self) -> None: ...
    def show_preferences(self) -> None: ...
    def show_shortcuts(self) -> None: ...
    def explain_gates(self) -> None: ...
    def show_about(self) -> None: ...
    def quit(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Command:
    """`checked` makes it a switch. `icon` names a file in resources/icons and puts it on the toolbar. Commands of one
    `group` are choices in a menu of that name. The keys of a `local` command work only while the photograph or the
    filmstrip has the keyboard: elsewhere they are needed."""

    id: str
    text: str
    shortcuts: tuple[str, ...]
    menu: Menu
    enabled: Callable[[View], bool]
    run: Callable[[Session, Services], None]
    checked: Callable[[View], bool] | None = None
    icon: str = ""
    tip: str = ""
    group: str = ""
    local: bool = False
    begins: bool = False  # a section of its menu

    def offered(self, view: View) -> bool:
        """On the pages beside the photographs there are only commands that need no photograph."""
        anywhere = self.menu in ("File", "Help") or self.group in CHOICES or self.id in ANYWHERE
        return self.enabled(view) and (view.page == "photographs" or bool(anywhere))


@dataclass(frozen=True, slots=True)
class Held:
    """A key that works while it is down."""

    text: str
    shortcut: str
    menu: Menu
    hold: Callable[[Session, bool], None]


def has_picture(view: View) -> bool:
    return view.item is not None and view.item.original is not None
