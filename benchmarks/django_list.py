"""The peer of benchmarks/web.py: a plain Django page that lists the same rows, served by wsgiref.

    python benchmarks/django_list.py PORT ROWS.json

One model, one query, one template; no sign-in, no moment, no columns but those of the rows.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, models
from django.shortcuts import render
from django.urls import path

PAGE = """<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Deltakere</title></head>
<body><h1>Deltakere</h1><table><thead><tr>{% for one in heads %}<th scope="col">{{ one }}</th>
{% endfor %}</tr></thead><tbody>{% for row in rows %}<tr><th scope="row"><a href="/{{ row.pk }}">
{{ row.c0 }}</a></th><td>{{ row.c1 }}</td><td>{{ row.c2 }}</td><td>{{ row.c3 }}</td><td>{{ row.c4 }}
</td><td>{{ row.c5 }}</td><td>{{ row.c6 }}</td><td>{{ row.c7 }}</td></tr>{% endfor %}</tbody>
</table></body></html>"""
settings.configure(
    ALLOWED_HOSTS=["*"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    LANGUAGE_CODE="nb",
    MIDDLEWARE=[
        "django.middleware.gzip.GZipMiddleware",
        "django.middleware.security.SecurityMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
    ],
    ROOT_URLCONF=__name__,
    SECRET_KEY="none",  # noqa: S106 - a benchmark has no secrets
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.cached.Loader",
                        [("django.template.loaders.locmem.Loader", {"list.html": PAGE})],
                    )
                ]
            },
        }
    ],
    USE_I18N=True,
)
django.setup()
COLUMNS = 8


class Row(models.Model):  # noqa: DJ008 - nobody prints it
    """One kommune in the løp, as text."""

    c0 = models.TextField()
    c1 = models.TextField()
    c2 = models.TextField()
    c3 = models.TextField()
    c4 = models.TextField()
    c5 = models.TextField()
    c6 = models.TextField()
    c7 = models.TextField()

    class Meta:
        app_label = "peer"


def page(request: object) -> object:
    heads = [f"Kolonne {nr}" for nr in range(COLUMNS)]
    return render(request, "list.html", {"heads": heads, "rows": Row.objects.order_by("c0")})


urlpatterns = [path("", page)]


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None: ...


def main(port: str, rows: str) -> None:
    with connection.schema_editor() as editor:
        editor.create_model(Row)
    for cells in json.loads(Path(rows).read_text("utf-8")):
        filled = [*map(str, cells), *[""] * COLUMNS][:COLUMNS]
        Row.objects.create(**{f"c{nr}": cell for nr, cell in enumerate(filled)})
    with make_server("127.0.0.1", int(port), get_wsgi_application(), handler_class=Quiet) as server:
        print("READY", flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
