"""The workbook to fill in, of the edition that is shown: `/export/workbook.xlsx?country=TGO`."""

from io import BytesIO
from typing import TYPE_CHECKING

from flask import Flask, request, send_file
from flask.wrappers import Response

from callbacks.http.edition import shown
from callbacks.http.exports import EXCEL
from callbacks.http.threads import apart
from data.snapshot import Reader
from layouts.exports.files.package import NAME
from layouts.words.texts import LANGUAGES

if TYPE_CHECKING:
    from etl.publish import Store

COUNTRY_PAGE = "countries/"


def register(flask: Flask, read: Reader, store: "Store") -> None:
    """Wire the address of the workbook."""

    @flask.get("/export/workbook.xlsx")
    def workbook() -> Response:
        # Not before somebody asks: who only reads needs nothing of what fills the database.
        from etl.publish import Refused, template

        edition = shown(read).edition_id
        lang = request.args.get("lang", LANGUAGES[0])
        page = request.args.get("page", "")
        asked = (
            page.removeprefix(COUNTRY_PAGE)
            if page.startswith(COUNTRY_PAGE)
            else request.args.get("country", "")
        )
        countries = [code for code in asked.split(",") if code]
        try:
            content, _ = apart(
                template, store, lang if lang in LANGUAGES else LANGUAGES[0], countries, edition
            )
        except Refused as error:
            return Response(f"No workbook was made: {error}.\n", 404, mimetype="text/plain")
        name = "_".join([NAME, "workbook", *countries[:3], edition])
        return send_file(
            BytesIO(content),
            mimetype=EXCEL,
            as_attachment=True,
            download_name=f"{name}.xlsx",
            conditional=False,
            etag=False,
        )
