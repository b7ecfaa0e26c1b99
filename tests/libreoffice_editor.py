"""A real LibreOffice that opens a document, replaces a word, and saves it as .docx."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_DTD: Final = '"-//OpenOffice.org//DTD OfficeDocument 1.0//EN"'
_BASIC: Final = """Sub EditAll(folder, count, old, changed)
  For number = 0 To CInt(count) - 1
    file = number &amp; ".docx"
    Call Edit(folder &amp; "/masuk" &amp; file, folder &amp; "/keluar" &amp; file, old, changed)
  Next
End Sub

Sub Edit(source, target, old, changed)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  If old &lt;&gt; "" Then
    search = document.createReplaceDescriptor()
    search.SearchString = old
    search.ReplaceString = changed
    search.SearchCaseSensitive = True
    document.replaceAll(search)
  End If
  Dim saved(0) As New com.sun.star.beans.PropertyValue
  saved(0).Name = "FilterName"
  saved(0).Value = "MS Word 2007 XML"
  document.storeToURL(ConvertToURL(target), saved())
  document.close(True)
End Sub
"""


def edited(documents: Mapping[str, bytes], folder: Path, *, old: str, new: str) -> dict[str, bytes]:
    """Each document as LibreOffice saves it, with `old` replaced by `new`; nothing if empty."""
    profile = folder / "profil"
    _soffice(profile, "--terminate_after_init")  # makes the profile
    _install(profile)
    for number, content in enumerate(documents.values()):
        (folder / f"masuk{number}.docx").write_bytes(content)
    count = len(documents)
    _soffice(profile, f'macro:///Standard.Edit.EditAll("{folder}","{count}","{old}","{new}")')
    return {
        name: (folder / f"keluar{number}.docx").read_bytes()
        for number, name in enumerate(documents)
    }


def _soffice(profile: Path, argument: str) -> None:
    program = shutil.which("soffice") or shutil.which("libreoffice") or "soffice"
    subprocess.run(
        [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", argument],
        check=True,
        capture_output=True,
        timeout=120,
    )


def _install(profile: Path) -> None:
    """Put the macro into the profile's own library, where it may run without asking."""
    library = profile / "user" / "basic" / "Standard"
    library.mkdir(parents=True, exist_ok=True)
    office = 'xmlns:library="http://openoffice.org/2000/library"'
    (library / "Edit.xba").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE script:module PUBLIC {_DTD} '
        '"module.dtd">\n<script:module xmlns:script="http://openoffice.org/2000/script" '
        f'script:name="Edit" script:language="StarBasic">{_BASIC}</script:module>\n',
        "utf-8",
    )
    (library / "script.xlb").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE library:library PUBLIC {_DTD} '
        f'"library.dtd">\n<library:library {office} library:name="Standard" '
        'library:readonly="false" library:passwordprotected="false">'
        '<library:element library:name="Edit"/></library:library>\n',
        "utf-8",
    )
