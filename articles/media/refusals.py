"""Why a file is not taken, in words that say what to do next; and what was done to one that is."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REASONS: dict[str, str | Promise] = {
    "empty": _("The file is empty. Send it again, or take the photo anew."),
    "bytes": _("The file is larger than 40 MB. Save it smaller and send it again."),
    "pixels": _("The picture has too many pixels. Save it smaller and send it again."),
    "frames": _("The animation has more than 1,000 frames. Save its first frame as a picture and send that."),
    "memory": _("The picture needs too much memory. Save it as an ordinary JPEG and send it again."),
    "too_much": _("The file took too long to open and was put aside. Save it as an ordinary JPEG."),
    "busy": _("Too many photos are being taken in just now. Send this one again in a minute."),
    "heic": _(
        "HEIC is a format browsers cannot show. Share the photo as JPEG "
        "(iPhone: Settings, Camera, Formats, Most Compatible)."
    ),
    "svg": _("SVG drawings can carry programs and are not taken. Export the drawing as PNG."),
    "pdf": _("This is a PDF. Export the page as JPEG or PNG."),
    "document": _("This is a document or an archive. Take the pictures out of it and send them one by one."),
    "other_picture": _("Browsers cannot show this picture format. Save it as JPEG or PNG."),
    "damaged": _("The file is damaged or was cut off on its way. Send it again."),
    "no_picture": _("This is not a photo that browsers can show. Send a JPEG, PNG, WebP, AVIF or GIF."),
}
NOTES: dict[str, str | Promise] = {
    "animated": _("An animation: its first frame is shown."),
    "cmyk": _("Print colours (CMYK) were converted for screens."),
    "deep": _("16 bits a pixel were reduced to 8."),
    "profile": _("Its colour profile was converted to sRGB."),
    "profile_unusable": _("Its colour profile is not usable and was left aside."),
    "xmp_too_long": _("Its XMP packet is too long and was not read."),
    "xmp_doctype": _("Its XMP packet declares entities and was not read."),
    "xmp_part_missing": _("The second part of its XMP packet is missing or damaged and was not read."),
    "xmp_damaged": _("Its XMP packet is damaged and was not read."),
    "exif_damaged": _("Its Exif data is damaged and was not read."),
    "c2pa": _("It carries content credentials (C2PA); they hold for the original only."),
}


class Refused(ValueError):
    """A file that cannot be used as a photo; the message says what to do."""

    def __init__(self, code: str) -> None:
        super().__init__(str(REASONS[code]))
        self.code = code
