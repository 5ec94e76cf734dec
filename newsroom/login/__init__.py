"""How people log in: django-allauth, told what a newsroom wants of it (decision 0036)."""
