"""The generated archive: a paper's worth of invented stories, to see how the newsroom behaves when it is full."""
