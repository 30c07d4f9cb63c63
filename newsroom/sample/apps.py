"""Names the sample newsroom's app: commands and data files, no tables."""

from django.apps import AppConfig


class SampleConfig(AppConfig):
    name = "newsroom.sample"
    label = "sample"
