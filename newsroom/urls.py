"""The site's table of contents."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

from newsroom import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("admin/", admin.site.urls),
    path("api/v1/", include(("newsroom.api", "api"))),
    path("login/", auth.LoginView.as_view(), name="login"),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
]
handler500 = health.server_error
