// One box chooses all remarks that wait, and says so when some are left out.
const all = document.querySelector("[data-all]");
const boxes = () => [...document.querySelectorAll("input[name=said]")];

function tell() {
  const chosen = boxes().filter((box) => box.checked).length;
  all.checked = chosen === boxes().length;
  all.indeterminate = chosen > 0 && !all.checked;
}

if (all) {
  all.closest("label").hidden = false;
  tell();
  document.addEventListener("change", (event) => {
    if (event.target === all) for (const box of boxes()) box.checked = all.checked;
    if (event.target.matches?.("input[name=said]")) tell();
  });
}
