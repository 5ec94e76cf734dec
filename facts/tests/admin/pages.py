"""What the tests of the admin share: pages of rows, and forms sent as a browser does."""

from django.urls import reverse


def page(row, name="change", *args):
    meta = row._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{name}", args=[row.pk, *args])


def act(client, row, name, **typed):
    """Send the form of an action as a browser does that opened its page first."""
    address = page(row, "act", name)
    opened = client.get(address).context["form"]
    sent = {bound.html_name: bound.value() for bound in opened if bound.value() not in (None, False)}
    return client.post(address, {**sent, **typed})


def errors(response):
    assert response.status_code == 200, response.headers
    return str(response.context["form"].errors)


def edit(client, row, **typed):
    """Send the change page of a row as a browser does that opened it first."""
    opened = client.get(page(row)).context
    forms = [opened["adminform"].form]
    for inline in opened["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    sent = {
        form.add_prefix(name): form[name].value()
        for form in forms
        for name in form.fields
        if form[name].value() not in (None, False)
    }
    return client.post(page(row), {**sent, **typed})
