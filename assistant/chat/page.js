// What the page does in the browser: passing deeds on, and everything that needs no server.

// Called by Gradio with what the server made.
window.saveFile = ({ name, base64 }) => {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};

// What a click asks, until Gradio has taken it up; null if the question was typed.
let clicked = null;
// What was asked last.
let asking = "";
const PENDING = "<div class='card pending'>";
// How far beside a point of the chart it may be touched, in pixels.
const FINGER = 16;

// Whether the last question of a conversation waits for its answer.
const waits = (turns) => JSON.stringify(turns.at(-1) ?? "").includes(PENDING);

// Called by Gradio when something is asked, before the server hears of it: the question is in the
// conversation at once, however long the line. Takes and gives what the page shows.
window.begin = (typed, turns, following, hint) => {
  const question = (clicked ?? typed).trim();
  const left = clicked === null ? "" : typed;
  clicked = null;
  if (!question || waits(turns)) {
    return ["", typed, turns, following, hint];
  }
  asking = question;
  // Whoever reads a report or adds one looks for the evidence of what is asked now.
  const open = document.querySelector("#evidence [role=tab].selected")?.dataset.tabId;
  if (["library", "reader"].includes(open)) {
    document.querySelector("#evidence [data-tab-id=passages]")?.click();
  }
  const message = (role, html) => ({
    role,
    content: [{ type: "text", text: html }],
    metadata: null,
    options: null,
  });
  const asked = document.createElement("div");
  asked.className = "asked";
  asked.textContent = question;
  const pending = `${PENDING}${TEXTS[locale].searching}</div>`;
  // One that is changed takes its place, and what followed it goes.
  const editing = document.querySelector("#hint [data-turn]")?.dataset.turn;
  const before = turns.slice(0, editing === undefined ? turns.length : 2 * editing);
  const shown = [...before, message("user", asked.outerHTML), message("assistant", pending)];
  return [question, left, shown, "", ""];
};

// Called by Gradio when no answer came: the question is back in its line.
window.giveBack = (typed, turns) =>
  waits(turns) ? [asking, turns.slice(0, -2)] : [typed, turns];

(() => {
  const narrow = matchMedia("(max-width: 880px)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const scrolling = () => (still.matches ? "auto" : "smooth");

  const deed = (detail) => document.dispatchEvent(new CustomEvent("deed", { detail }));

  const TABS = ["passages", "figures", "chart", "findings", "reader", "library"];
  // Tabs for which the screen is too narrow lie in a menu, without their names.
  const tabOf = (name) => {
    const shown = (n) => document.querySelector(`#evidence [role=tab][data-tab-id="${n}"]`);
    const stowed = TABS.filter((n) => !shown(n)).indexOf(name);
    return shown(name) ?? document.querySelectorAll("#evidence .overflow-dropdown button")[stowed];
  };
  const openTab = (name) => {
    tabOf(name)?.click();
    if (narrow.matches) {
      document.querySelector("#evidence").scrollIntoView({ behavior: scrolling() });
    }
  };

  // Shows what is there already, and again what the server draws in its place a moment later.
  const showDrawn = (selector) => {
    let shown = null;
    const look = () => {
      const element = document.querySelector(selector);
      if (element && element !== shown) show((shown = element));
    };
    const watcher = new MutationObserver(look);
    watcher.observe(document.querySelector("#evidence"), { childList: true, subtree: true });
    setTimeout(() => watcher.disconnect(), 3000);
    look();
  };

  const show = (element) => {
    element.closest("details")?.setAttribute("open", "");
    element.scrollIntoView({ block: "center", behavior: scrolling() });
    element.focus({ preventScroll: true });
  };

  const DEEDS = {
    passage: ({ turn, value }) => {
      openTab("passages");
      showDrawn(`#passages [data-passage="${CSS.escape(value)}"]`);
      deed({ do: "show", turn });
    },
    chart: ({ turn }) => {
      openTab("chart");
      deed({ do: "show", turn });
    },
    open: (detail) => {
      openTab("reader");
      showDrawn("#cited");
      deed(detail);
    },
    figure: (detail) => DEEDS.open(detail),
    ask: (detail) => {
      clicked = detail.value;
      deed(detail);
    },
    tab: ({ value }) => openTab(value),
    edit: (detail) => {
      deed(detail);
      document.querySelector("#question textarea").focus();
    },
    script: ({ value, button }) => {
      document.querySelector("#passages").dataset.script = value;
      button.parentElement.querySelectorAll("button").forEach((b) => {
        b.ariaPressed = String(b === button);
      });
    },
    copy: async ({ value, button }) => {
      await navigator.clipboard.writeText(value);
      button.textContent = TEXTS[locale].copied;
    },
    correct: ({ turn, button }) => {
      deed({ do: "correct", turn, text: button.parentElement.querySelector("input").value });
    },
    picture: () => {
      const picture = document.querySelector("#plot .js-plotly-plot");
      Plotly.downloadImage(picture, {
        format: "png",
        scale: 2,
        width: 1000,
        height: picture.layout.height,
        filename: "chart",
      });
    },
  };

  // The figure of the point clicked or tapped. Plotly itself knows only what the pointer hovered
  // over before, so a tap would open nothing, or what was tapped last.
  const pointed = ({ target, clientX, clientY }) => {
    const picture = target.closest("#plot .js-plotly-plot");
    const distances = [...(picture?.querySelectorAll(".point") ?? [])].map((point) => {
      const { left, right, top, bottom } = point.getBoundingClientRect();
      const across = Math.max(left - clientX, 0, clientX - right);
      return Math.hypot(across, Math.max(top - clientY, 0, clientY - bottom));
    });
    const nearest = distances.indexOf(Math.min(...distances));
    return distances[nearest] <= FINGER ? picture.data[0].customdata[nearest] : null;
  };

  document.addEventListener("click", (event) => {
    const figure = pointed(event);
    if (figure) DEEDS.figure({ do: "figure", value: figure });
    const language = event.target.closest("#header .language");
    if (language) {
      document.cookie = `language=${language.value}; path=/; max-age=31536000; samesite=lax`;
      // The conversation on the screen is the first of the history, and comes back from there.
      if (document.querySelector("#turns .card")) sessionStorage.setItem("reopen", "1");
      location.reload();
    }
    const score = event.target.closest("#passages .score button");
    if (score) score.ariaExpanded = String(score.ariaExpanded !== "true");
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (!menu.contains(event.target) || event.target.closest(".sheet button")) menu.open = false;
    });
    // Gradio takes what a button does out of the invitation.
    const button = event.target.closest("[data-do], #turns .examples button");
    if (!button) return;
    event.preventDefault();
    const detail = { do: "ask", ...button.dataset, value: button.value };
    (DEEDS[detail.do] ?? deed)({ ...detail, button });
  });

  document.addEventListener("change", ({ target }) => {
    if (target.dataset?.change) {
      deed({ do: target.dataset.change, name: target.name, value: target.value });
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      const menus = document.querySelectorAll("details.menu[open]");
      menus.forEach((menu) => {
        menu.open = false;
        menu.querySelector("summary").focus();
      });
      if (!menus.length) document.querySelector("#hint [data-do=cancel]")?.click();
    }
    if (event.key === "Enter" && event.target.matches?.(".correction input")) {
      event.target.nextElementSibling.click();
    }
  });

  // What is removed is gone for everyone, so the server hears of it only once that is meant.
  document.addEventListener(
    "click",
    (event) => {
      if (!event.target.closest("#remove")) return;
      const name = document.querySelector("#added input").value;
      if (confirm(TEXTS[locale].remove_sure.replace("{name}", name))) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );

  // The browser cuts what is pasted to the longest question, and says nothing of it.
  document.addEventListener("paste", ({ target, clipboardData }) => {
    if (!target.matches?.("#question textarea")) return;
    document.querySelector("#cut-off")?.remove();
    const { value, selectionStart, selectionEnd, maxLength } = target;
    const left = value.length - (selectionEnd - selectionStart);
    if (left + clipboardData.getData("text").length <= maxLength) return;
    const note = document.createElement("p");
    note.id = "cut-off";
    note.setAttribute("role", "alert");
    note.textContent = TEXTS[locale].cut_off.replace("{most}", maxLength);
    document.querySelector("#question").after(note);
  });
  document.addEventListener("input", ({ target, inputType }) => {
    const cut = inputType === "insertFromPaste";
    if (!cut && target.matches?.("#question textarea")) document.querySelector("#cut-off")?.remove();
  });

  // Plotly goes by the window's size alone, and draws in a width of its own while its tab is hidden.
  const fitted = new ResizeObserver((changes) => {
    for (const { target, contentRect } of changes) {
      if (contentRect.width && target.layout) Plotly.Plots.resize(target);
    }
  });
  let drawn = null;
  const fit = () => {
    const picture = document.querySelector("#plot .js-plotly-plot");
    if (!picture) return;
    // Gradio draws the next chart in the same place.
    const title = picture.querySelector(".gtitle")?.textContent ?? "";
    if (picture.ariaLabel !== title) picture.ariaLabel = title;
    if (picture === drawn) return;
    fitted.disconnect();
    fitted.observe((drawn = picture));
    picture.setAttribute("role", "img");
  };

  // Gradio reads a message's raw HTML out to screen readers, and leaves some parts unnamed.
  const LABELS = { user: "asked", bot: "answered" };
  const label = () => {
    const texts = TEXTS[locale];
    for (const [who, name] of Object.entries(LABELS)) {
      document.querySelectorAll(`#turns [data-testid=${who}]`).forEach((e) => {
        e.ariaLabel = texts[name];
      });
    }
    document.querySelectorAll("#turns [role=log]").forEach((e) => {
      e.ariaLabel = texts.conversation;
    });
    document.querySelectorAll("#turns [aria-label='Scroll down']").forEach((e) => {
      e.ariaLabel = e.title = texts.newest;
      e.parentElement.id = "newest";
    });
    // These say less, or in another language, than what they name.
    const misnamed = "#files .upload-container, #plot .empty";
    document.querySelectorAll(misnamed).forEach((e) => e.removeAttribute("aria-label"));
  };
  // While the page was hidden, nothing could be focused.
  const begin = new MutationObserver(() => {
    const box = document.querySelector("#question textarea");
    if (!box || !document.querySelector("#header .ready")) return;
    begin.disconnect();
    if (!narrow.matches) box.focus();
    if (!sessionStorage.getItem("reopen")) return;
    sessionStorage.removeItem("reopen");
    document.querySelector("#bar .history [data-do=restore]")?.click();
  });
  begin.observe(document, { childList: true, subtree: true });
  const look = () => {
    label();
    fit();
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
})();
