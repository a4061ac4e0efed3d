// What the page does in the browser alone: copying an answer, showing its source, labels.

(() => {
  document.documentElement.lang = "zh-CN";

  const copied = async (button) => {
    await navigator.clipboard.writeText(button.value);
    button.textContent = "已复制";
  };

  const shown = () => {
    document.querySelector("#evidence [role=tab]").click();
    const narrow = matchMedia("(max-width: 880px)").matches;
    if (narrow) document.querySelector("#evidence").scrollIntoView({ behavior: "smooth" });
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("#turns button");
    if (button?.matches(".copy")) copied(button);
    if (button?.matches(".source")) shown();
  });

  // Gradio reads a message's raw HTML out to screen readers, and its own labels are English.
  const labelled = () => {
    document.querySelectorAll("#turns [data-testid=user]").forEach((e) => (e.ariaLabel = "提问"));
    document.querySelectorAll("#turns [data-testid=bot]").forEach((e) => (e.ariaLabel = "回答"));
    document.querySelectorAll("#turns [role=log]").forEach((e) => (e.ariaLabel = "对话"));
    document.querySelectorAll("#turns .example").forEach((e) => e.removeAttribute("aria-label"));
  };
  new MutationObserver(labelled).observe(document, { childList: true, subtree: true });
})();
