"""Other retrieval systems on the same passages and questions, each in a process of its own.

A peer is a script that runs under whatever Python has it installed: it imports nothing of
this project, reads a task and writes what it found (see `harness`).
"""
