// Which part of the conversation is in view; Gradio would always go to its end, where the figure of
// a long answer is out of sight.

(() => {
  // What is left free above a question that is brought to the top, in pixels.
  const MARGIN = 12;
  // The turns as they were last looked at, and how many corrections could be written there.
  let turned = "";
  let corrections = 0;

  // Brings what was asked last into view: with all of its answer, or if that is too long with its
  // beginning. An opinion draws the same turns again, and moves them only for its line to type in.
  const follow = () => {
    const box = document.querySelector("#turns .bubble-wrap");
    const asked = [...document.querySelectorAll("#turns .user-row")];
    const cards = [...document.querySelectorAll("#turns .card")];
    const written = [...document.querySelectorAll("#turns .correction")];
    if (asked.length && cards.length < asked.length) return;
    const turns = asked.length ? `${asked.length} ${cards.at(-1).className}` : "";
    if (turns && turns !== turned) {
      const top = asked.at(-1).getBoundingClientRect().top - MARGIN;
      box.scrollTop += top - box.getBoundingClientRect().top;
    } else if (written.length > corrections) {
      written.at(-1).scrollIntoView({ block: "nearest" });
    }
    turned = turns;
    corrections = written.length;
  };
  new MutationObserver(follow).observe(document, { childList: true, subtree: true });
})();
