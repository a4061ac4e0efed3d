// Stands before everything else on the page; `locale` is what page.js goes by, too.

// The language chosen here, else the browser's; Gradio goes by what navigator says.
const chosen = document.cookie.match(/(?:^|; )language=([\w-]+)/)?.[1];
const locale = ((tag) => {
  if (/^en/i.test(tag)) return "en";
  return /^zh-(.*-)?(TW|HK|MO|Hant)/i.test(tag) ? "zh-TW" : "zh-CN";
})(chosen ?? navigator.language);
Object.defineProperty(navigator, "language", { get: () => locale });
Object.defineProperty(navigator, "languages", { get: () => [locale] });
document.documentElement.lang = locale;
