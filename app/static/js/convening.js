// At a meeting: the arrow keys, Page Up and Page Down, n and p go from item to item.
const FORTH = ["ArrowRight", "PageDown", "n"], BACK = ["ArrowLeft", "PageUp", "p"];
// A page turns only where there is nothing more to scroll to: pointers for presentations send these keys.
const isAtEnd = (way) => way === "prev" ? scrollY <= 0 : innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
const onScreen = document.querySelector(".screen");
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, [contenteditable]")) return;
  const way = FORTH.includes(event.key) ? "next" : BACK.includes(event.key) ? "prev" : "";
  if (!way || (event.key.startsWith("Page") && (!onScreen || !isAtEnd(way)))) return;
  const link = document.querySelector(`a[rel="${way}"]`);
  if (link) { event.preventDefault(); link.click(); }
});

// Votes are given by name or counted: what is not asked for steps back.
const how = document.querySelectorAll('input[name="how"]');
const follow = () => {
  const counted = document.querySelector('input[name="how"]:checked')?.value === "count";
  document.querySelector(".by-name")?.classList.toggle("aside", counted);
  document.querySelector(".counts")?.classList.toggle("aside", !counted);
};
how.forEach((one) => one.addEventListener("change", follow));
if (how.length) follow();
