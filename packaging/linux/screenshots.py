"""Adds pictures to the metainfo, where they lie on the web: `screenshots.py ADDRESS FILE`.

AppStream takes pictures by address only, and the project has no place on the web of its own:
whoever publishes it says where `packaging/pictures/` can be fetched, such as
https://example.org/remitcalc/pictures, and FILE gets them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree as Xml

HERE = Path(__file__).resolve().parent
PICTURES = HERE.parent / "pictures"
_CAPTIONS = {
    "window-light.png": {
        "": "Forty workers, alone and pooled: the answer, its figures and a chart",
        "de": "Vierzig Arbeitende, einzeln und gemeinsam: Antwort, Zahlen und Diagramm",
        "es": "Cuarenta trabajadores, por separado y juntos: respuesta, cifras y gráfico",
        "fr": "Quarante travailleurs, un par un et groupés : réponse, chiffres et graphique",
        "sr-Latn": "Četrdeset radnika, pojedinačno i zajedno: odgovor, brojke i grafikon",
    },
    "window-dark.png": {
        "": "The same in the dark theme",
        "de": "Dasselbe im dunklen Design",
        "es": "Lo mismo con el tema oscuro",
        "fr": "La même chose en thème sombre",
        "sr-Latn": "Isto u tamnoj temi",
    },
}
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def with_screenshots(metainfo: bytes, address: str) -> bytes:
    """Return the metainfo with the pictures that can be fetched under `address`."""
    component = Xml.fromstring(metainfo)
    shown = Xml.Element("screenshots")
    for name, captions in _CAPTIONS.items():
        one = Xml.SubElement(shown, "screenshot", {} if len(shown) else {"type": "default"})
        for language, text in captions.items():
            Xml.SubElement(one, "caption", {_LANGUAGE: language} if language else {}).text = text
        Xml.SubElement(one, "image", _size(name)).text = f"{address.rstrip('/')}/{name}"
    component.insert(list(component).index(component.find("launchable")) + 1, shown)
    Xml.indent(component)
    return Xml.tostring(component, encoding="UTF-8", xml_declaration=True) + b"\n"


def _size(name: str) -> dict[str, str]:
    """Return the attributes of an image: its size stands at the beginning of a PNG file."""
    head = (PICTURES / name).read_bytes()[16:24]
    width, height = int.from_bytes(head[:4]), int.from_bytes(head[4:])
    return {"type": "source", "width": str(width), "height": str(height)}


if __name__ == "__main__":
    if len(sys.argv) != 3:  # noqa: PLR2004
        sys.exit("Usage: python packaging/linux/screenshots.py ADDRESS FILE")
    changed = Path(sys.argv[2])
    changed.write_bytes(with_screenshots(changed.read_bytes(), sys.argv[1]))
