// Brings the text on the page up to date: fetches it anew and swaps what differs, unit by unit.
// Where somebody writes, selects or stands with the keyboard, the words are left alone; what is
// being read keeps its place on the screen.
const CLAUSE = "[id^='c-']";
const TEXT = "main .leaf, main.paper";
const NARROW = matchMedia("(max-width: 72rem)"); // where conversations are folded: js/reading.js

/** Answers the step the page shows now, and how many clauses had to be left as they were. */
export async function catchUp() {
  const answer = await fetch(location.pathname + location.search, { redirect: "error" });
  if (!answer.ok) throw new Error(answer.statusText);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [old, now] = [document, fresh].map((page) => page.querySelector(TEXT));
  if (!old || !now) throw new Error("no text");
  const back = anchored(old);
  const left = reconcile(old, now);
  around(fresh);
  document.dispatchEvent(new CustomEvent("nizam:text")); // the contents follow: js/reading.js
  back();
  const place = document.querySelector("[data-attending]");
  place.dataset.since = fresh.querySelector("[data-attending]").dataset.since;
  return { step: Number(place.dataset.since), left };
}

/** Units with what belongs behind each: struck ones stand there without a name of their own. */
function groups(text) {
  const found = new Map();
  let key = "";
  for (const element of text.children) {
    if (element.id.startsWith("c-")) key = element.id;
    found.set(key, [...(found.get(key) ?? []), element]);
  }
  return found;
}

function reconcile(old, now) {
  const [before, after] = [groups(old), groups(now)];
  let left = 0;
  for (const [key, elements] of before)
    if (key && !after.has(key) && !elements.some(isHeld)) elements.forEach((element) => element.remove());
  let last = null;
  for (const [key, elements] of after) {
    const standing = before.get(key);
    let chosen = standing ?? elements;
    if (standing && key === "") head(standing, elements);
    else if (standing && !same(standing, elements)) {
      if (standing.some(isHeld)) left += rows(standing[0], elements[0]);
      else chosen = replaced(standing, elements);
    }
    last = placed(old, last, chosen);
  }
  return left;
}

/** Puts elements behind the one before; never moves one that is held, but what is in its way. */
function placed(text, last, elements) {
  for (const element of elements) {
    const node = document.adoptNode(element);
    const next = () => (last ? last.nextElementSibling : text.firstElementChild);
    if (isHeld(node) && node.parentNode === text) while (next() !== node) text.append(next());
    else if (next() !== node) { if (last) last.after(node); else text.prepend(node); }
    last = node;
  }
  return last;
}

function replaced(standing, elements) {
  for (const element of standing) element.remove();
  for (const element of elements) {
    element.classList.add("caught-up");
    if (NARROW.matches) for (const fold of element.querySelectorAll(".threads > details")) fold.open = false;
  }
  return elements;
}

/** The rows of a unit somebody is at work in: each other row is swapped, the rest waits. */
function rows(unit, fresh) {
  let left = 0;
  for (const row of fresh.querySelectorAll(`.row${CLAUSE}`)) {
    const standing = unit.querySelector(`#${row.id}`);
    if (standing && said(standing) === said(row)) continue;
    if (!standing || isHeld(standing)) left += 1;
    else { row.classList.add("caught-up"); standing.replaceWith(document.adoptNode(row)); }
  }
  return left;
}

/** What is said of the whole: step, day and tally above the text. */
function head(standing, elements) {
  const lines = (all) => all.flatMap((one) => [...one.querySelectorAll(":scope > p, :scope > h1")]);
  const [old, now] = [lines(standing), lines(elements)];
  if (old.length === now.length) old.forEach((line, place) => line.replaceChildren(...now[place].childNodes));
}

function around(fresh) {
  const [old, now] = [document, fresh].map((page) => page.querySelector(".contents ol"));
  if (old && now && said(old) !== said(now) && !old.contains(document.activeElement)) old.replaceChildren(...now.children);
}

const same = (one, other) =>
  one.length === other.length && one.every((element, place) => said(element) === said(other[place]));

/** All that an element says: its words, names, links and what a decision on it would name. */
function said(element) {
  const clone = element.cloneNode(true);
  for (const aside of clone.querySelectorAll(".edit, .being-edited, [name=csrf_token], script, link")) aside.remove();
  const facts = [...clone.querySelectorAll("[id], [href], input, button")]
    .map((one) => `${one.id} ${one.getAttribute("href") ?? ""} ${one.getAttribute("value") ?? ""}`);
  return [clone.textContent.replace(/\s+/g, " "), ...facts].join("\n");
}

/** Whether somebody writes in it, has selected words of it, or stands in it with the keyboard. */
function isHeld(element) {
  const place = element.matches(`.row${CLAUSE}`) ? document.getElementById(`edit-${element.id.slice(2)}`) : null;
  if ([element, place].some((one) => one?.querySelector(".edit form") || (one === place && one?.querySelector("form")))) return true;
  if (element.contains(document.activeElement)) return true;
  const selection = getSelection();
  return !selection.isCollapsed && selection.rangeCount > 0 && selection.getRangeAt(0).intersectsNode(element);
}

/** Remembers what begins on the screen, or fills it; the answer puts the first of it back there. */
function anchored(text) {
  const edge = Math.max(document.querySelector("header.bar")?.getBoundingClientRect().bottom ?? 0, 0);
  const places = [...text.querySelectorAll(CLAUSE)].map((element) => [element.id, element.getBoundingClientRect()]);
  const begins = places.filter(([, box]) => box.top >= edge && box.top < innerHeight);
  const fills = places.filter(([, box]) => box.top < edge && box.bottom > edge).reverse();
  const found = [...begins, ...fills].map(([id, box]) => [id, box.top]);
  const root = document.documentElement;
  root.style.overflowAnchor = "none"; // the browser must not put it back a second time
  return () => {
    for (const [id, top] of found) {
      const now = document.getElementById(id);
      if (!now) continue;
      scrollBy({ top: now.getBoundingClientRect().top - top, behavior: "instant" });
      break;
    }
    requestAnimationFrame(() => { root.style.overflowAnchor = ""; });
  };
}
