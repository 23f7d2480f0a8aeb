"""Old shapes of events to new ones: one function per event and version, found by name.

A function `kommune_pameldt_v1(state)` in any module here takes the facts of `KommunePameldt`
as version 1 stored them and returns them as version 2 does. The log is never rewritten.
"""
