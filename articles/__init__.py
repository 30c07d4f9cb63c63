"""The newsroom's one application: stories, the people and places behind them, and the pages readers get."""
