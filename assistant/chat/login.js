// Stands at the top of the page that asks who somebody is, which Gradio draws bare and in English.

document.title = LOGIN.title;
// What is on that page, by where it stands in it.
const SAID = [
  ["h2", "title"],
  [".form .block:nth-of-type(1) label > span", "user"],
  [".form .block:nth-of-type(2) label > span", "password"],
  [".creds", "wrong"],
  ["button.primary", "login"],
];
new MutationObserver(() => {
  document.documentElement.classList.add("login");
  for (const [selector, name] of SAID) {
    const part = document.querySelector(selector);
    if (part && part.textContent.trim() !== LOGIN[name]) part.textContent = LOGIN[name];
  }
  document.querySelector(".creds")?.setAttribute("role", "alert");
}).observe(document, { childList: true, subtree: true });
