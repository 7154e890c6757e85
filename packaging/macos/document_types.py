"""What a bundle tells macOS of itself: its languages, its own kind of file, the kinds it opens."""

from __future__ import annotations

import os

import project

_KIND = "io.github.remitcalc.document"
_OLDEST = "13.0"
"""The oldest macOS that Qt 6.10 and 6.11 support."""


def information(version: str) -> dict[str, object]:
    """Return the entries of the bundle's Info.plist."""
    return {
        "CFBundleDisplayName": project.TITLE,
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "es", "fr", "de", "sr-Latn"],
        "LSApplicationCategoryType": "public.app-category.finance",
        "LSMinimumSystemVersion": os.environ.get("MACOSX_DEPLOYMENT_TARGET", _OLDEST),
        "NSHighResolutionCapable": True,
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,  # dark, too
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": _KIND,
                "UTTypeDescription": project.MEDIA_TYPE_NAME,
                "UTTypeConformsTo": ["public.json"],
                "UTTypeTagSpecification": {"public.filename-extension": ["remitcalc"]},
            }
        ],
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": project.MEDIA_TYPE_NAME,
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [_KIND],
            },
            {
                "CFBundleTypeName": "Table or corridor file",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",
                "CFBundleTypeExtensions": list(project.ALSO_READ),
            },
        ],
    }
