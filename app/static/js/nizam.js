import "./into.js";

// What every page does beyond plain forms: close menus, show which view is current, keep what was
// typed when the sign-in has ended meanwhile.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]"))
    if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// A key alone leads to the search field, unless somebody types or has switched such keys off.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const seek = document.querySelector("[data-key='/']");
  if (!seek?.checkVisibility()) return;
  event.preventDefault();
  seek.focus();
  seek.select();
});

// On a phone the views scroll sideways: begin with the one that is shown.
const views = document.querySelector(".views"), current = views?.querySelector("[aria-current]");
if (current) views.scrollLeft = current.offsetLeft - views.clientWidth / 2 + current.clientWidth / 2;
views?.addEventListener("focusin", (event) => event.target.scrollIntoView({ block: "nearest", inline: "center" }));

// What is sent is kept for this tab until an answer says that it arrived; where the door came in
// between, its form gets the words back. Forms of clauses keep drafts of their own.
const SENT = "nizam:sent:";
const keyOf = (form) => SENT + new URL(form.action).pathname;
const typedIn = (form) => [...form.querySelectorAll("textarea, select, input:not([type=hidden], [type=password], [type=file])")];
const held = (field) => (["checkbox", "radio"].includes(field.type) ? "checked" : "value");

document.addEventListener("submit", ({ target: form }) => {
  if (form.method !== "post" || form.closest("clause-editor") || !form.querySelector("textarea")) return;
  try {
    sessionStorage.setItem(keyOf(form), JSON.stringify(typedIn(form).map((field) => field[held(field)])));
  } catch { /* full, or forbidden: the words are sent all the same */ }
});

function giveBack(form) {
  const kept = JSON.parse(sessionStorage.getItem(keyOf(form)) ?? "null");
  if (!kept) return;
  sessionStorage.removeItem(keyOf(form));
  const fields = typedIn(form), texts = [...form.querySelectorAll("textarea")];
  if (kept.length !== fields.length || texts.some((text) => text.value)) return;
  fields.forEach((field, place) => { field[held(field)] = kept[place]; });
  for (const text of texts) if (text.value) for (let fold = text.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

try {
  if (document.querySelector(".notice.done"))
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(SENT)) sessionStorage.removeItem(key);
  for (const form of document.forms) if (form.method === "post" && form.querySelector("textarea")) giveBack(form);
} catch { /* this browser keeps nothing */ }

// What was done is announced where it comes into the page after it; what stands there at once is not.
setTimeout(() => document.querySelector(".notices")?.classList.add("told"), 150);

// A form that was refused: reading goes on where it says why. What is refused answers with 4xx.
if (performance.getEntriesByType("navigation")[0]?.responseStatus >= 400) {
  const problem = document.querySelector("main .problem[role=alert], main .notice.grave[role=alert]");
  if (problem && document.activeElement === document.body) {
    problem.tabIndex = -1;
    problem.focus();
  }
}

// Behind an @ in the words of a conversation people are offered.
document.addEventListener("input", async (event) => {
  if (event.data !== "@" || !event.target.matches("textarea[data-mentions]")) return;
  (await import("./mentioning.js")).offer(event.target);
});
