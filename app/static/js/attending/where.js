// Which clause somebody is at, and whether anybody is at the page at all.
const IDLE = 120_000;
const SIGNS = ["pointermove", "pointerdown", "keydown", "scroll", "focus"];

let moved = Date.now();
const callers = new Set();
for (const sign of SIGNS) addEventListener(sign, stirred, { passive: true, capture: true });

function stirred() {
  const now = Date.now();
  if (now - moved < 1000) return;
  moved = now;
  for (const call of callers) call();
}

/** Call when somebody moves, types or scrolls: at most once a second. */
export function whenStirred(call) { callers.add(call); }

export const atWork = (within = IDLE) => document.visibilityState === "visible" && Date.now() - moved < within;

export const idOf = (editor) => editor.dataset.clause.replace(/^s-/, "");

export function clauseEdited() {
  const editor = document.querySelector("clause-editor[data-redline]");
  return editor ? idOf(editor) : null;
}

export function clauseRead() {
  const middle = document.elementFromPoint(innerWidth / 2, innerHeight * .35);
  return middle?.closest("[id^='c-']")?.id.slice(2) ?? null;
}
