// Who else is here: their names in the bar, a sign at the clause somebody edits, a line in its form.
import { idOf } from "./where.js";

const filled = (words, facts) => words.replace(/\{(\w+)\}/g, (_, name) => facts[name]);

export function show(place, here) {
  place.hidden = here.length === 0;
  if (place.hidden) place.open = false;
  const row = place.querySelector("template[data-row]").content;
  const said = here.map((one) => one.editing && one.where ? `${given(one, here)} (${edits(row, one)})` : given(one, here)).join(", ");
  const names = place.querySelector(".names");
  if (names.textContent !== said) names.textContent = said;
  place.querySelector("ul").replaceChildren(...here.map((one) => line(row, one)));
  signs(place, here.filter((one) => one.editing && one.clause));
}

const edits = (row, one) => filled(row.querySelector("[data-at=editing]").textContent, { clause: one.number || one.where });

/** The given name, where it tells them from everybody else there. */
function given(one, here) {
  const [name] = one.name.split(" ");
  return here.filter((other) => other.name.split(" ")[0] === name).length > 1 ? one.name : name;
}

function line(row, one) {
  const item = row.firstElementChild.cloneNode(true);
  item.querySelector("b").textContent = one.name;
  for (const at of item.querySelectorAll("[data-at]")) {
    if (!one.where || (at.dataset.at === "editing") !== one.editing) { at.remove(); continue; }
    const [before, after] = at.textContent.split("{clause}");
    const link = document.createElement(document.getElementById(`c-${one.clause}`) ? "a" : "span");
    if (link.tagName === "A") link.href = `#c-${one.clause}`;
    link.textContent = one.where;
    at.replaceChildren(before, link, after);
  }
  return item;
}

/** Signs that are right already stay as they are: what changes is noticed. */
function signs(place, editing) {
  const wanted = new Map();
  for (const one of editing) wanted.set(one.clause, [...(wanted.get(one.clause) ?? []), one.name]);
  for (const sign of document.querySelectorAll(".being-edited"))
    if (!wanted.has(sign.dataset.clause)) sign.remove();
  for (const [clause, names] of wanted) {
    const said = filled(place.dataset.edits, { name: names.join(", ") });
    const block = document.getElementById(`c-${clause}`);
    if (!block) continue;
    const old = block.querySelector(":scope > .being-edited");
    const sign = old ?? made("p", "being-edited");
    sign.dataset.clause = clause;
    if (sign.textContent !== said) sign.textContent = said;
    if (!old) block.append(sign);
  }
  for (const editor of document.querySelectorAll("clause-editor[data-redline]")) {
    const names = wanted.get(idOf(editor));
    const old = editor.querySelector(".open-too");
    if (!names) { old?.remove(); continue; }
    const words = filled(place.dataset.too, { name: names.join(", ") });
    const line = beneath(editor, old ?? made("p", "open-too"));
    if (line.textContent !== words) line.textContent = words;
  }
}

/** Says it under what somebody types, above the buttons: the words being typed do not move. */
export function beneath(editor, line) {
  if (!line.isConnected) editor.querySelector("form > .actions").before(line);
  return line;
}

export function made(tag, name) {
  const element = document.createElement(tag);
  element.className = name;
  if (name !== "being-edited") element.setAttribute("role", "status");
  return element;
}
