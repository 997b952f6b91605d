// The reading page: folds start closed on phones, the contents follow the reader.
const narrow = matchMedia("(max-width: 72rem)");
if (narrow.matches)
  for (const fold of document.querySelectorAll(".threads > details, .contents > details")) fold.open = false;

const links = new Map();
let current, pause;
const seen = new IntersectionObserver((entries) => {
  const entry = entries.findLast((one) => one.isIntersecting && links.has(one.target.id));
  if (!entry) return;
  clearTimeout(pause); // while the text rolls by, nothing else is laid out
  pause = setTimeout(mark, 100, links.get(entry.target.id));
}, { rootMargin: "-15% 0px -75% 0px" });
function mark(link) {
  current?.removeAttribute("aria-current");
  current = link;
  link.setAttribute("aria-current", "true");
  if (narrow.matches) return;
  const column = link.closest(".contents");
  const away = link.offsetTop - column.scrollTop;
  if (away < 40 || away > column.clientHeight - 60) column.scrollTop = link.offsetTop - column.clientHeight / 3;
}
function follow() {
  seen.disconnect();
  links.clear();
  for (const link of document.querySelectorAll(".contents a[href^='#']")) links.set(link.hash.slice(1), link);
  for (const id of links.keys()) {
    const block = document.getElementById(id);
    if (block) seen.observe(block);
  }
}
follow();
document.addEventListener("nizam:text", follow); // another text came: js/times.js
