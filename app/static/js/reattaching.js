// On the page that finds lost words again: words selected in a text stand in the field below it.
// Without this module they are copied there by hand.
import { selected } from "./selecting.js";

let waiting;
document.addEventListener("selectionchange", () => {
  clearTimeout(waiting);
  waiting = setTimeout(take, 250);
});

function take() {
  const found = selected();
  const form = found?.place.closest("form.choosing");
  if (!form) return;
  form.elements.quote.value = found.quote;
  form.elements.near.value = found.near;
}

document.addEventListener("input", (event) => { // typed words are found wherever they stand first
  const form = event.target.closest?.("form.choosing");
  if (form) form.elements.near.value = "";
});
