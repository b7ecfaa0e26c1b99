"""What is drawn, letters apart: operators, colours, pictures, transparency (ISO 19005-3, 6.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pypdf.generic import ArrayObject, IndirectObject, NameObject

from generator.pdf.pdfa.clause import Clause
from generator.pdf.pdfa.opened import is_true, look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.pdf.pdfa.opened import Content, Opened

# All operators of ISO 32000-1, annex A; pypdf gives an inline image as one step.
_OPERATORS: Final = {
    *("b", "B", "b*", "B*", "BDC", "BMC", "BT", "BX", "c", "cm", "CS", "cs", "d", "d0", "d1", "Do"),
    *(
        "DP",
        "EMC",
        "ET",
        "EX",
        "f",
        "F",
        "f*",
        "G",
        "g",
        "gs",
        "h",
        "i",
        "INLINE_IMAGE",
        "j",
        "J",
        "K",
    ),
    *("k", "l", "m", "M", "MP", "n", "q", "Q", "re", "RG", "rg", "ri", "s", "S", "sc", "SC"),
    *(
        "scn",
        "SCN",
        "sh",
        "T*",
        "Tc",
        "Td",
        "TD",
        "Tf",
        "Tj",
        "TJ",
        "TL",
        "Tm",
        "Tr",
        "Ts",
        "Tw",
        "Tz",
    ),
    *("v", "w", "W", "W*", "y", "'", '"'),
}
# What a content stream takes from its resources, by operator (ISO 32000-1, table 33).
_TAKEN: Final = {"Tf": "/Font", "Do": "/XObject", "gs": "/ExtGState", "sh": "/Shading"}
_PAINTED: Final = {
    "g": "/DeviceGray", "G": "/DeviceGray", "rg": "/DeviceRGB", "RG": "/DeviceRGB",
    "k": "/DeviceCMYK", "K": "/DeviceCMYK",
}  # fmt: skip
_DEVICE: Final = {
    "/DeviceGray": {"GRAY", "RGB ", "CMYK"}, "/DeviceRGB": {"RGB "}, "/DeviceCMYK": {"CMYK"},
}  # fmt: skip
_INLINE_DEVICE: Final = {"/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK"}
_INTENTS: Final = {
    *("/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation")
}
_BLEND_MODES: Final = {
    *("/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten"),
    *("/ColorDodge", "/ColorBurn", "/HardLight", "/SoftLight", "/Difference", "/Exclusion"),
    *("/Hue", "/Saturation", "/Color", "/Luminosity"),
}
_PROFILE_HEADER: Final = 128
_NEWEST_PROFILE: Final = 4
_INTENT_CLASSES: Final = {b"prtr", b"mntr"}
_INTENT_SPACES: Final = {b"RGB ", b"CMYK", b"GRAY"}
_SPACE_CLASSES: Final = _INTENT_CLASSES | {b"scnr", b"spac"}
_SPACES: Final = _INTENT_SPACES | {b"Lab "}
_HALFTONES: Final = {1, 5}


def _operators(file: Opened) -> Iterator[str]:
    for content in file.contents:
        if not {_name(operator) for _, operator in content.operations} <= _OPERATORS:
            yield content.place


def _name(operator: bytes) -> str:
    return operator.decode("latin-1").replace(" ", "_")


def _resources(file: Opened) -> Iterator[str]:
    for content in file.contents:
        for operands, operator in content.operations:
            kind = _TAKEN.get(_name(operator))
            if kind and str(operands[0]) not in _held(content, kind):
                yield content.place
                break


def _held(content: Content, kind: str) -> Any:
    found = look(content.resources, kind) if content.resources is not None else None
    return found.get_object() if found is not None else {}


def _output_intent(file: Opened) -> Iterator[str]:
    held = look(file.root, "/OutputIntents")
    intents = [each.get_object() for each in held.get_object()] if held is not None else []
    own = [each for each in intents if look(each, "/S") == "/GTS_PDFA1"]
    profiles = [each.raw_get("/DestOutputProfile") for each in intents if _PROFILE in each]
    if len(own) != 1 or _PROFILE not in own[0] or "/OutputConditionIdentifier" not in own[0]:
        yield "/OutputIntents"
    if len({getattr(each, "idnum", id(each)) for each in profiles}) > 1:
        yield "/OutputIntents"
    if any("/DestOutputProfileRef" in each for each in intents):
        yield "/OutputIntents"
    for each in profiles:
        if not _is_profile(each.get_object(), _INTENT_CLASSES, _INTENT_SPACES):
            yield "/DestOutputProfile"


_PROFILE: Final = "/DestOutputProfile"


def _is_profile(profile: Any, classes: set[bytes], spaces: set[bytes]) -> bool:
    """Tell whether a profile's header is one that PDF 1.7 knows (ICC.1:2004-10, 7.2)."""
    data = profile.get_data()
    return (
        len(data) > _PROFILE_HEADER
        and int.from_bytes(data[:4], "big") == len(data)
        and data[8] <= _NEWEST_PROFILE
        and data[12:16] in classes
        and data[16:20] in spaces
        and data[36:40] == b"acsp"
    )


def _colour_profiles(file: Opened) -> Iterator[str]:
    for place, value in file.values:
        if isinstance(value, ArrayObject) and len(value) > 1 and value[0] == "/ICCBased":
            profile = value[1].get_object()
            if not _is_profile(profile, _SPACE_CLASSES, _SPACES):
                yield place


def _device_colours(file: Opened) -> Iterator[str]:
    have = file.intent_colours()
    for place, space, resources in _spaces(file):
        default = f"/Default{space.removeprefix('/Device')}"
        held = look(resources, "/ColorSpace") if resources is not None else None
        if have not in _DEVICE[space] and default not in (held.get_object() if held else {}):
            yield f"{place}, {space.removeprefix('/')}"


def _spaces(file: Opened) -> Iterator[tuple[str, str, Any]]:
    """Give every use of a device colour space, each once for a stream."""
    for content in file.contents:
        used = set()
        for operands, operator in content.operations:
            name = _name(operator)
            if name in {"cs", "CS"}:
                used.add(str(operands[0]))
            elif name == "INLINE_IMAGE":
                settings = operands["settings"]
                space = str(look(settings, "/CS") or look(settings, "/ColorSpace"))
                used.add(_INLINE_DEVICE.get(space, space))
            elif name in _PAINTED:
                used.add(_PAINTED[name])
        yield from ((content.place, each, content.resources) for each in used & set(_DEVICE))
    for place, each in file.dictionaries:
        for key in ("/ColorSpace", "/CS"):
            value = look(each, key)
            for space in _device_names(value):
                yield place, space, None


def _device_names(space: Any) -> Iterator[str]:
    """Give the device colour spaces inside of a colour space."""
    if isinstance(space, IndirectObject):
        space = space.get_object()
    if isinstance(space, NameObject) and space in _DEVICE:
        yield str(space)
    elif isinstance(space, ArrayObject) and space and space[0] in {"/Indexed", "/Separation"}:
        yield from _device_names(space[1 if space[0] == "/Indexed" else 2])


def _graphics_states(file: Opened) -> Iterator[str]:
    for place, each in _states(file):
        if "/TR" in each or "/HTP" in each or look(each, "/TR2", "/Default") != "/Default":
            yield place
    for place, each in file.dictionaries:
        if "/HalftoneType" in each and (
            each["/HalftoneType"] not in _HALFTONES or "/HalftoneName" in each
        ):
            yield place


def _states(file: Opened) -> Iterator[tuple[str, Any]]:
    for content in file.contents:
        for each in _held(content, "/ExtGState").values():
            yield content.place, each.get_object()


def _rendering_intents(file: Opened) -> Iterator[str]:
    for content in file.contents:
        if any(
            o == b"ri" and str(operands[0]) not in _INTENTS for operands, o in content.operations
        ):
            yield content.place
    for place, each in _states(file):
        if look(each, "/RI", "/Perceptual") not in _INTENTS:
            yield place
    for number, each in file.streams:
        if (
            look(each, "/Subtype") == "/Image"
            and look(each, "/Intent", "/Perceptual") not in _INTENTS
        ):
            yield f"objek {number}"


def _images(file: Opened) -> Iterator[str]:
    for number, each in file.streams:
        if look(each, "/Subtype") == "/Image" and (
            "/Alternates" in each or "/OPI" in each or is_true(each, "/Interpolate")
        ):
            yield f"objek {number}"


def _forms(file: Opened) -> Iterator[str]:
    for number, each in file.streams:
        is_form = look(each, "/Subtype") == "/Form"
        if look(each, "/Subtype") == "/PS" or (
            is_form and (look(each, "/Subtype2") == "/PS" or {"/PS", "/OPI", "/Ref"} & set(each))
        ):
            yield f"objek {number}"


def _blend_modes(file: Opened) -> Iterator[str]:
    for place, each in _states(file):
        mode = look(each, "/BM", "/Normal")
        listed = mode if isinstance(mode, ArrayObject) else [mode]
        if any(name not in _BLEND_MODES for name in listed):
            yield place


def _blend_spaces(file: Opened) -> Iterator[str]:
    if file.intent_colours():
        return
    see_through = any("/SMask" in each for _, each in file.streams) or any(
        float(look(each, key, 1)) < 1 for _, each in _states(file) for key in ("/ca", "/CA")
    )
    for place, page in file.pages:
        group = look(page, "/Group")
        if see_through and (group is None or "/CS" not in group.get_object()):
            yield place


CLAUSES: Final = (
    Clause("6.2.2", "pdfa.operator", _operators),
    Clause("6.2.2", "pdfa.resources", _resources),
    Clause("6.2.3", "pdfa.output-intent", _output_intent),
    Clause("6.2.4.2", "pdfa.colour-profile", _colour_profiles),
    Clause("6.2.4.3", "pdfa.device-colour", _device_colours),
    Clause("6.2.5", "pdfa.graphics-state", _graphics_states),
    Clause("6.2.6", "pdfa.rendering-intent", _rendering_intents),
    Clause("6.2.8", "pdfa.image", _images),
    Clause("6.2.9", "pdfa.form", _forms),
    Clause("6.2.10", "pdfa.blend-mode", _blend_modes),
    Clause("6.2.10", "pdfa.blend-space", _blend_spaces),
)
