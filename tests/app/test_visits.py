"""What is remembered of visits: each its own state, and no more of them than allowed."""

from __future__ import annotations

import gradio as gr

from assistant.chat.visits import visits_to


def test_every_visit_has_a_state_of_its_own() -> None:
    with gr.Blocks() as page:
        turns = gr.State([])
    visits = visits_to(page, 10)
    visits["one"][turns._id] = ["asked"]
    assert visits["one"][turns._id] == ["asked"]
    assert visits["other"][turns._id] == []


def test_a_part_changed_for_one_visit_is_changed_for_no_other() -> None:
    with gr.Blocks() as page:
        box = gr.Textbox(placeholder="first")
    visits = visits_to(page, 10)
    visits["one"][box._id] = gr.Textbox(placeholder="changed", render=False)
    assert visits["one"][box._id].placeholder == "changed"
    assert visits["other"][box._id].placeholder == "first"


def test_the_visit_longest_unused_is_forgotten_first() -> None:
    with gr.Blocks() as page:
        turns = gr.State([])
    visits = visits_to(page, 2)
    for name in ("one", "other"):
        visits[name][turns._id] = [name]
    _ = visits["one"]
    _ = visits["third"]
    assert "other" not in visits
    assert visits["one"][turns._id] == ["one"]
