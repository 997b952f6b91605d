// Drag a clause by its handle, with mouse, pen or finger; the arrows do the same from the keyboard.
// Only where the kind of unit may stand is a place to drop it. Escape puts it back.
const list = document.querySelector(".arranging");
const says = document.querySelector("[data-says]");
const EDGE = 60;
let drag = null;

const nameOf = (line) => line.querySelector(".line").textContent.trim().replace(/\s+/g, " ").slice(0, 60);
const say = (what, line) => { says.textContent = says.dataset[what].replace("{clause}", line ? nameOf(line) : ""); };
const takes = (parent) => (parent ? document.getElementById(`r-${parent}`) : list).dataset.takes.split(" ");

function below(line) {
  const inside = new Set([line.dataset.id]);
  for (const one of list.children) if (inside.has(one.dataset.parent)) inside.add(one.dataset.id);
  return inside;
}

// Where in a line the pointer is: its upper part means before, its lower part behind, else inside.
function placeAt(x, y) {
  const line = document.elementFromPoint(x, y)?.closest(".arranging > li");
  if (!line || drag.inside.has(line.dataset.id)) return null;
  const box = line.getBoundingClientRect(), share = (y - box.top) / box.height;
  const order = share < 0.3 ? ["before", "inside", "after"] : share > 0.7 ? ["after", "inside", "before"] : ["inside", share < 0.5 ? "before" : "after"];
  for (const where of order) {
    const parent = where === "inside" ? line.dataset.id : line.dataset.parent;
    if (takes(parent).includes(drag.line.dataset.kind)) return { line, where, parent };
  }
  return null;
}

function siblingBefore(line) {
  let before = "";
  for (const one of list.children) {
    if (one === line) return before;
    if (one.dataset.parent === line.dataset.parent && !drag.inside.has(one.dataset.id)) before = one.dataset.id;
  }
  return before;
}

function lastInside(parent) {
  const inside = [...list.children].filter((one) => one.dataset.parent === parent && !drag.inside.has(one.dataset.id));
  return inside.at(-1)?.dataset.id ?? "";
}

function show(place) {
  if (drag.told && drag.place?.line === place?.line && drag.place?.where === place?.where) return;
  drag.told = true;
  drag.place?.line.classList.remove("before", "after", "inside");
  drag.place = place;
  if (place) { place.line.classList.add(place.where); say(place.where, place.line); } else say("nowhere");
}

function end() {
  drag.place?.line.classList.remove("before", "after", "inside");
  drag.line.classList.remove("lifted");
  document.documentElement.classList.remove("lifting");
  cancelAnimationFrame(drag.frame);
  drag = null;
}

function drop() {
  const { line, place } = drag;
  if (!place) { end(); say("back"); return; }
  const after = place.where === "before" ? siblingBefore(place.line) : place.where === "after" ? place.line.dataset.id : lastInside(place.parent);
  const form = line.querySelector("form");
  form.elements.place.value = `${place.parent}:${after}`;
  end();
  say("dropped");
  form.requestSubmit();
}

function scroll() {
  if (!drag) return;
  if (drag.y < EDGE) scrollBy(0, -12); else if (drag.y > innerHeight - EDGE) scrollBy(0, 12);
  drag.frame = requestAnimationFrame(scroll);
}

list.addEventListener("pointerdown", (event) => {
  const handle = event.target.closest("[data-handle]");
  if (!handle || event.button) return;
  event.preventDefault();
  const line = handle.closest("li");
  handle.setPointerCapture(event.pointerId);
  drag = { line, inside: below(line), place: null, y: event.clientY };
  line.classList.add("lifted");
  document.documentElement.classList.add("lifting");
  say("lifted", line);
  drag.frame = requestAnimationFrame(scroll);
});
list.addEventListener("pointermove", (event) => {
  if (!drag) return;
  drag.y = event.clientY;
  show(placeAt(event.clientX, event.clientY));
});
list.addEventListener("pointerup", () => { if (drag) drop(); });
list.addEventListener("pointercancel", () => { if (drag) { end(); say("back"); } });
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !drag) return;
  event.preventDefault();
  end();
  say("back");
});

for (const handle of list.querySelectorAll("[data-handle]")) handle.hidden = false;

// After a move the same arrow has the focus again, or, where it leads nowhere now, another one.
const asked = new URLSearchParams(location.search);
const line = document.getElementById(`r-${asked.get("at")}`);
if (line) addEventListener("load", () => setTimeout(() => { // the browser goes to the anchor first
  line.classList.add("moved");
  const pressed = line.querySelector(`button[value="${CSS.escape(asked.get("pressed") ?? "")}"]:not(:disabled)`);
  (pressed ?? line.querySelector("button:not(:disabled)"))?.focus({ preventScroll: true });
  line.scrollIntoView({ block: "center" });
}, 50));
