// Forms open where they belong: a link with `data-into` names their place. Without this module every
// such link is a page of its own.
const fieldIn = (place) =>
  place.querySelector("textarea, select, input:not([type=hidden], [type=radio]), input:checked") ?? place.querySelector("button, a[href]");

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-into]");
  const place = link && document.getElementById(link.dataset.into);
  if (!place || event.ctrlKey || event.metaKey || event.shiftKey || !window.htmx) return;
  event.preventDefault();
  window.htmx.ajax("GET", link.href, { target: place, swap: "innerHTML" }).then(() => {
    if (place.querySelector("main")) return location.assign(link.href); // a whole page: the door, a refusal
    fieldIn(place)?.focus();
  });
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const place = event.target.closest?.(".edit");
  if (!place || place.querySelector("textarea")?.value !== place.querySelector("textarea")?.defaultValue) return;
  const opener = document.querySelector(`a[data-into="${place.id}"]`);
  place.replaceChildren();
  opener?.focus();
});

document.addEventListener("click", (event) => {
  const cancel = event.target.closest(".begin [data-cancel]");
  const place = cancel?.closest(".edit");
  if (!place) return;
  event.preventDefault();
  place.replaceChildren();
  document.querySelector(`a[data-into="${place.id}"]`)?.focus();
});
