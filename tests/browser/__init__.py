"""The playground in a real browser: a tour of everything, by mouse and by keyboard alone.

`play` runs the demo as its own process, `chromium` opens windows, `hands` are the two ways to act, `visitor`
is somebody with a window, `tour` holds the chapters, and `pictures` takes those of the README on the way.
"""
