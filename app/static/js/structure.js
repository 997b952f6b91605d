// Forms of structure: "Split here" takes the place of the cursor along, a chosen place shows what
// it would touch, and after a nudge up or down the same button has the focus again.
const NUDGED = "nizam:nudged";

function codePoints(text) { return [...text.replaceAll("\r\n", "\n")].length; }

let newest = null;
document.addEventListener("focusout", (event) => {
  if (event.target.matches?.("clause-editor textarea.words")) newest = event.target;
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-split-here]");
  if (!button) return;
  for (const old of button.form.querySelectorAll("input[name^=caret-]")) old.remove();
  const area = newest?.form === button.form ? newest : null;
  if (!area) return;
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = `caret-${area.lang}`;
  field.value = codePoints(area.value.slice(0, area.selectionStart));
  button.form.append(field);
});

document.addEventListener("focusin", (event) => {
  const field = event.target.closest?.(".elsewhere > input");
  if (field) field.closest(".elsewhere").querySelector("[type=radio]").checked = true;
});

document.addEventListener("submit", (event) => {
  if (event.target.matches(".nudges"))
    sessionStorage.setItem(NUDGED, JSON.stringify({ place: event.target.dataset.place, to: event.submitter?.value ?? "" }));
});

// The browser goes to the anchor of the address when all is loaded, and takes the focus away.
async function loaded() {
  if (document.readyState !== "complete") await new Promise((then) => { addEventListener("load", then, { once: true }); });
  await new Promise((then) => { setTimeout(then, 50); });
}

async function nudgedAgain() {
  const kept = JSON.parse(sessionStorage.getItem(NUDGED) ?? "null");
  sessionStorage.removeItem(NUDGED);
  const place = kept && document.getElementById(kept.place);
  const opener = place && document.querySelector(`a[data-into="${kept.place}"][href$="/menu"]`);
  if (!opener) { place?.previousElementSibling?.querySelector("a")?.focus(); return; }
  const answer = await fetch(opener.href, { headers: { "HX-Request": "true" }, redirect: "error" }).catch(() => null);
  if (!answer?.ok) { opener.focus(); return; }
  place.innerHTML = await answer.text();
  const again = place.querySelector(`.nudges button[value="${CSS.escape(kept.to)}"]`) ?? place.querySelector(".nudges button");
  await loaded();
  (again ?? opener).focus({ preventScroll: true });
  place.previousElementSibling?.scrollIntoView({ block: "center" });
}

async function showReach(form) {
  const select = form.querySelector("select[data-reach]"), place = form.querySelector(".reach-here");
  if (!select.value) { place.replaceChildren(); return; }
  const address = new URL(select.dataset.reach, location.href);
  for (const name of ["place", "kind", "where"])
    if (form.elements[name]?.value) address.searchParams.set(name, form.elements[name].value);
  const answer = await fetch(address, { headers: { "HX-Request": "true" }, redirect: "error" }).catch(() => null);
  if (answer?.ok) place.innerHTML = await answer.text();
}

document.addEventListener("change", (event) => {
  if (event.target.matches("select[data-reach], [name=where]") && event.target.form?.querySelector("select[data-reach]"))
    showReach(event.target.form);
});

nudgedAgain();
