"""The project: settings, addresses, the admin site, health, accounts and the sample newsroom."""
