// Underlined terms say what they mean where they are read: on focus, on tap, under the pointer.
// Escape, scrolling and leaving put the explanation away. Without this module a term is a link to
// its definition, and its explanation is read out as the link's description.
const TERM = "a.term[aria-describedby]";
let shown = null, waiting = 0;

const meaningOf = (link) => document.getElementById(link.getAttribute("aria-describedby"));

function show(link) {
  clearTimeout(waiting);
  const meaning = meaningOf(link);
  if (!meaning?.showPopover || shown?.link === link) return;
  hide();
  meaning.showPopover();
  const word = link.getClientRects()[0], box = meaning.getBoundingClientRect();
  const below = word.bottom + 6, above = word.top - box.height - 6;
  meaning.style.top = `${below + box.height > innerHeight && above > 0 ? above : below}px`;
  meaning.style.left = `${Math.max(8, Math.min(word.left, innerWidth - box.width - 8))}px`;
  shown = { link, meaning };
}

function hide() {
  clearTimeout(waiting);
  if (shown?.meaning.matches(":popover-open")) shown.meaning.hidePopover();
  shown = null;
}

const later = (deed, wait) => { clearTimeout(waiting); waiting = setTimeout(deed, wait); };
const within = (node) => shown && (shown.link === node?.closest?.(TERM) || shown.meaning.contains(node));

document.addEventListener("pointerover", ({ target, pointerType }) => {
  if (pointerType !== "mouse") return;
  const link = target.closest?.(TERM);
  if (link) later(() => show(link), 250);
  else if (within(target)) clearTimeout(waiting);
});
document.addEventListener("pointerout", ({ target, relatedTarget, pointerType }) => {
  if (pointerType !== "mouse" || !(target.closest?.(TERM) || within(target))) return;
  if (!within(relatedTarget)) later(hide, 300);
});
document.addEventListener("focusin", ({ target }) => {
  if (target.matches?.(TERM) && target.matches(":focus-visible")) show(target);
  else if (shown && !within(target)) hide();
});
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(TERM);
  if (!link || event.pointerType === "mouse" || event.detail === 0 || !meaningOf(link)?.showPopover) return;
  event.preventDefault(); // a tap explains; the explanation leads on
  show(link);
});
document.addEventListener("toggle", (event) => {
  if (event.newState === "closed" && shown?.meaning === event.target) shown = null;
}, { capture: true });
addEventListener("scroll", () => { if (shown && !shown.meaning.contains(document.activeElement)) hide(); }, { passive: true });
