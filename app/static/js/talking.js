// Words selected in the text of a clause can be commented on or reworded: a small bar stands by
// them. The same forms are reached from every clause's links without selecting anything.
import { selected as selectedWords } from "./selecting.js";

const bar = document.createElement("div");
bar.className = "over-words";
bar.hidden = true;
bar.setAttribute("role", "toolbar");

const said = document.querySelector("template[data-over-words]");
if (said) {
  bar.append(said.content.cloneNode(true));
  bar.setAttribute("aria-label", said.dataset.overWords);
  document.body.append(bar);
}

function selected() {
  const found = said && selectedWords();
  return found && {
    clause: found.place.closest("[id^='c-']").id.slice(2),
    language: found.language,
    quote: found.quote,
    near: found.near,
    read: found.read,
    box: found.range.getBoundingClientRect(),
  };
}

function show() {
  const found = selected();
  bar.hidden = !found;
  if (!found || matchMedia("(pointer: coarse)").matches) return;
  const top = found.box.top - bar.offsetHeight - 8;
  bar.style.top = `${top < 60 ? found.box.bottom + 8 : top}px`;
  const left = found.box.left + found.box.width / 2 - bar.offsetWidth / 2;
  bar.style.left = `${Math.max(8, Math.min(left, innerWidth - bar.offsetWidth - 8))}px`;
}

let waiting;
document.addEventListener("selectionchange", () => {
  clearTimeout(waiting);
  waiting = setTimeout(show, 250);
});
addEventListener("scroll", () => { bar.hidden = true; }, { passive: true });
document.addEventListener("keydown", (event) => { if (event.key === "Escape") bar.hidden = true; });

bar.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
bar.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-address]");
  const found = selected();
  if (!button || !found) return;
  const address = new URL(button.dataset.address.replace("CLAUSE", found.clause), location.href);
  if (button.dataset.quotes !== undefined) {
    address.searchParams.set("quote", found.quote);
    address.searchParams.set("near", found.near);
    address.searchParams.set("language", found.language);
    if (found.read) address.searchParams.set("read", found.read);
  }
  bar.hidden = true;
  const into = document.getElementById(`edit-${found.clause}`);
  if (!into || !window.htmx) return location.assign(address);
  window.htmx.ajax("GET", address.href, { target: into, swap: "innerHTML" }).then(() => {
    into.querySelector("textarea")?.focus();
  });
});

// A clause's own link takes the words selected in that clause along, as the bar does.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-into]");
  const address = link && new URL(link.href);
  if (!address?.pathname.endsWith("/talk")) return;
  const found = selected();
  address.search = link.dataset.plain ??= address.search;
  if (found && link.dataset.into === `edit-${found.clause}`)
    for (const name of ["quote", "near", "language"]) address.searchParams.set(name, found[name]);
  link.href = address.href;
}, { capture: true });
