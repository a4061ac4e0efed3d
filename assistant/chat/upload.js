// Files chosen or dropped: those that would be refused anyway are told of here, in the page's own
// words and without being sent; Gradio would turn away all of them, in English.

(() => {
  const suffixed = ({ name }) => UPLOADS.suffixes.some((s) => name.toLowerCase().endsWith(s));
  const small = ({ size }) => size <= UPLOADS.megabytes * 2 ** 20;

  const refusal = (file) => {
    const texts = TEXTS[locale];
    return (suffixed(file) ? texts.refused_size : texts.refused_kind)
      .replace("{size}", UPLOADS.megabytes)
      .replace("{suffixes}", UPLOADS.suffixes.join(" "));
  };

  const tell = (files) => {
    const list = document.createElement("ul");
    list.className = "uploads";
    list.setAttribute("role", "status");
    for (const file of files) {
      const line = document.createElement("li");
      line.className = "refused";
      line.append(document.createElement("strong"), document.createElement("span"));
      line.firstChild.textContent = file.name;
      line.lastChild.textContent = refusal(file);
      list.append(line);
    }
    // Beside what the server says of the others.
    list.id = "turned-away";
    document.querySelector("#uploaded").before(list);
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
