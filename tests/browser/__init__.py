"""The playground in a real browser: a tour of everything, by mouse and by keyboard alone.

`play` runs the demo as its own process, `hands` are the two ways to act, `visitor` is somebody with a window,
`tour` holds the chapters that each way goes through, and `pictures` takes the pictures of the README on the way.
"""
