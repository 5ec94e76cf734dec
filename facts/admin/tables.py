"""Import and export in the admin: django-import-export's pages, with the tables of `facts.tables` behind them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from import_export import resources
from import_export.admin import ImportExportMixin
from import_export.fields import Field
from import_export.formats.base_formats import Format
from import_export.forms import ConfirmImportForm, ExportForm, ImportForm
from import_export.results import Result
from import_export.tmp_storages import CacheStorage

from facts.tables import TABLES
from facts.tables.files import FORMATS, Sheet, read_file
from facts.tables.importing import import_table
from facts.tables.types import Outcome, Report, RowReport, Table, TableError
from facts.tables.writing import write_table

#: Rows that change in one import: a request must end while somebody waits for it. The command takes more.
MOST_CHANGES = 1_000

#: Rows of a report that the page shows: those that change or are refused, the first ones.
SHOWN = 200

CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


class TableFormat(Format):
    """A format that `facts.tables` reads and writes."""

    name: ClassVar[str]

    def __init__(self, encoding: str | None = None) -> None:
        # The files are read as bytes: they say themselves how they are encoded.
        self.encoding = None

    def get_title(self) -> str:
        """Return the name, which is the ending of its files too."""
        return self.name

    def create_dataset(self, in_stream: bytes | None) -> Sheet:
        """Return what a file holds. Raises `TableError`."""
        if in_stream is None:
            raise TableError("The file is no longer kept: upload it again.")
        return read_file(in_stream, file_format=self.name)

    def can_import(self) -> bool:
        """Return True."""
        return True

    def can_export(self) -> bool:
        """Return True."""
        return True


TABLE_FORMATS = tuple(type(f"Table{name.upper()}", (TableFormat,), {"name": name}) for name in FORMATS)


class TableResult(Result):
    """What an import did or would do, as the library's pages ask for it."""

    def __init__(self, *, report: Report | None = None, problems: Sequence[str] = ()) -> None:
        super().__init__()
        self.report, self.problems = report, list(problems)

    def has_errors(self) -> bool:
        """Return whether nothing was or would be written."""
        return bool(self.problems) or (self.report is not None and self.report.refused)

    def counts(self) -> dict[str, int]:
        """Return the number of rows by outcome."""
        return self.report.counts if self.report else {}

    def shown(self) -> list[RowReport]:
        """Return the refused rows first, then those that change, at most `SHOWN`."""
        rows = [row for row in self.report.rows if row.outcome != Outcome.UNCHANGED] if self.report else []
        return sorted(rows, key=lambda row: row.outcome != Outcome.REFUSED)[:SHOWN]

    def hidden(self) -> int:
        """Return how many changed or refused rows are not shown."""
        counts = self.counts()
        return sum(counts.values()) - counts.get(Outcome.UNCHANGED.value, 0) - len(self.shown())


class TableResource(resources.Resource):
    """A table, as the library's pages ask for it."""

    table: ClassVar[Table]

    def __init__(self, *, reason: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.reason = reason

    @classmethod
    def get_display_name(cls) -> str:
        """Return the noun."""
        return cls.table.noun

    def get_user_visible_fields(self) -> list[Field]:
        """Return the columns, whose names the page lists."""
        return [Field(column_name=name) for name in self.table.names]

    def import_data(self, dataset: Sheet, dry_run: bool = False, **options: Any) -> TableResult:  # noqa: FBT001, FBT002  (the library's)
        """Import by `facts.tables`, as the user of `options`."""
        try:
            report = import_table(
                table=self.table,
                sheet=dataset,
                actor=options["user"],
                reason=self.reason,
                dry_run=dry_run,
                most_changes=MOST_CHANGES,
            )
        except TableError as error:
            return TableResult(problems=error.messages)
        return TableResult(report=report)


class TableImportForm(ImportForm):
    """A file, its format, and why it is imported."""

    reason = forms.CharField(
        max_length=500,
        help_text="It stands in the history of every row that changes.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    field_order = ("resource", "import_file", "format", "reason")


class TableConfirmForm(ConfirmImportForm):
    """What was tried, to be done now."""

    format = forms.ChoiceField(
        choices=[(str(n), name) for n, name in enumerate(FORMATS)], widget=forms.HiddenInput()
    )
    reason = forms.CharField(max_length=500, widget=forms.HiddenInput())


class TableAdmin(ImportExportMixin, admin.ModelAdmin):
    """The admin of a model that is one of `facts.tables`: its list has import and export."""

    formats = TABLE_FORMATS
    import_form_class = TableImportForm
    confirm_form_class = TableConfirmForm
    export_form_class = ExportForm
    # Kept in the database, so that any machine can go on with what another one was sent.
    tmp_storage_class = CacheStorage
    import_template_name = "admin/tables/import.html"
    skip_admin_log = True

    @property
    def table(self) -> Table:
        """Return the table of the model."""
        return next(table for table in TABLES.values() if table.model is self.model)

    def get_resource_classes(self, request: HttpRequest) -> list[type[TableResource]]:
        """Return the one resource that there is."""
        return [type("Resource", (TableResource,), {"table": self.table})]

    def get_import_resource_kwargs(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        """Return the reason that was given."""
        return {"reason": getattr(kwargs.get("form"), "cleaned_data", {}).get("reason", "")}

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Return whether the role may add or change rows; what it may do to each, the use cases say."""
        model = f"{self.opts.app_label}.{{}}_{self.opts.model_name}"
        user: Any = request.user
        return any(user.has_perm(model.format(verb)) for verb in ("add", "change"))

    def has_export_permission(self, request: HttpRequest) -> bool:
        """Return whether the role may see rows."""
        return self.has_view_or_change_permission(request)

    def get_confirm_form_initial(self, request: HttpRequest, import_form: Any) -> dict[str, Any]:
        """Return what the second page carries on."""
        initial: dict[str, Any] = super().get_confirm_form_initial(request, import_form)
        if import_form is not None:
            initial["reason"] = import_form.cleaned_data["reason"]
        return initial

    def add_data_read_fail_error_to_form(self, form: Any, e: Exception) -> None:
        """Say what is wrong with a file."""
        if not isinstance(e, TableError):
            raise e
        form.add_error("import_file", e.messages)

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Do what was tried; a file that is gone meanwhile is asked for again."""
        try:
            return super().process_import(request, **kwargs)
        except TableError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
            return HttpResponseRedirect(self._address("import"))

    def process_result(self, result: TableResult, request: HttpRequest) -> HttpResponse:
        """Go back to the list with what was done; where rows are refused now, say which."""
        if not result.has_errors():
            counts = ", ".join(f"{amount} {outcome}" for outcome, amount in result.counts().items())
            self.message_user(request, f"Imported: {counts}.", messages.SUCCESS)
            return HttpResponseRedirect(self._address("changelist"))
        [resource] = self.get_resource_classes(request)
        context = {
            **self.admin_site.each_context(request),
            "title": "Import",
            "opts": self.opts,
            "result": result,
            "form": self.import_form_class(self.get_import_formats(), [resource]),
            "fields_list": [(self.table.noun, self.table.names)],
        }
        return TemplateResponse(request, [self.import_template_name], context)

    def _do_file_export(
        self, file_format: TableFormat, request: HttpRequest, queryset: Any, export_form: Any = None
    ) -> HttpResponse | StreamingHttpResponse:
        """Send the rows of the list, piece by piece."""
        try:
            pieces = write_table(self.table, file_format=file_format.name, rows=queryset)
        except TableError as error:
            # What the library shows above its form.
            raise ValueError(" ".join(error.messages)) from None
        name = f"{self.table.noun}.{file_format.name}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
        return StreamingHttpResponse(pieces, content_type=CONTENT_TYPES[file_format.name], headers=headers)

    def _address(self, page: str) -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}"
        return reverse(name, current_app=self.admin_site.name)
