// Files chosen or dropped: those that would be refused anyway are told of here, in the page's own
// words and without being sent; Gradio would turn away all of them, in English.

(() => {
  const suffixed = ({ name }) => UPLOADS.suffixes.some((s) => name.toLowerCase().endsWith(s));
  const small = ({ size }) => size <= UPLOADS.megabytes * 2 ** 20;

  // What has to be saved in another format first, and which text says how.
  const TO_CONVERT = [
    [/\.(doc|wps|rtf|odt)$/i, "refused_old"],
    [/\.(xlsx?|et|csv|ods|pptx?|dps|odp)$/i, "refused_sheet"],
  ];

  const refusal = (file) => {
    const convert = TO_CONVERT.find(([ending]) => ending.test(file.name))?.[1];
    const kind = suffixed(file) ? "refused_size" : (convert ?? "refused_kind");
    return TEXTS[locale][kind]
      .replace("{size}", UPLOADS.megabytes)
      .replace("{most}", UPLOADS.most)
      .replace("{suffixes}", UPLOADS.suffixes.join(" "));
  };

  const tell = (files) => {
    const list = document.createElement("ul");
    list.className = "uploads";
    for (const file of files) {
      const line = document.createElement("li");
      line.className = "refused";
      line.append(document.createElement("strong"), document.createElement("span"));
      line.firstChild.textContent = file.name;
      line.lastChild.textContent = refusal(file);
      list.append(line);
    }
    // Beside what the server says of the others.
    const told = document.createElement("div");
    told.id = "turned-away";
    told.setAttribute("role", "status");
    told.append(list);
    document.querySelector("#uploaded").before(told);
  };

  let sifted = false;
  const sift = (event) => {
    if (sifted) return;
    const box = event.target.closest?.("#files");
    const files = [...((event.dataTransfer ?? event.target).files ?? [])];
    if (!box || !files.length) return;
    document.querySelector("#turned-away")?.remove();
    const good = files.filter((file) => suffixed(file) && small(file));
    if (good.length === files.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    tell(files.filter((file) => !good.includes(file)));
    const left = new DataTransfer();
    good.forEach((file) => left.items.add(file));
    const input = box.querySelector("input[type=file]");
    input.files = left.files;
    sifted = true;
    if (good.length) input.dispatchEvent(new Event("change", { bubbles: true }));
    sifted = false;
  };
  document.addEventListener("change", sift, true);
  document.addEventListener("drop", sift, true);
})();
