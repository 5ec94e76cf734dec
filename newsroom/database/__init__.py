"""PostgreSQL for the newsroom: a Django backend that starts an embedded server when no other is named.

`base` is the Django backend, `launcher` starts the server and counts its users, `supervisor` runs it and stops it
after the last user, `places` says where everything lies, `requirements` says what a server must be able to do.
"""
