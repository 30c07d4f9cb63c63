"""The generated archive: invented stories enough to see how the newsroom behaves when it is full."""
