// From change to change: the buttons, n and p move the focus, so that a screen reader follows.
const walk = document.querySelector(".walk");
const changes = [...document.querySelectorAll(".change")];
if (walk && changes.length) {
  const count = walk.querySelector("[data-count]");
  let place = -1;
  const say = () => {
    count.textContent = count.dataset.count.replace("{place}", place + 1).replace("{all}", changes.length);
  };
  const go = (by) => {
    place = Math.min(Math.max(place + by, 0), changes.length - 1);
    changes[place].focus();
    say();
  };
  walk.hidden = false;
  walk.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (button) go(Number(button.dataset.step));
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, [contenteditable]")) return;
    if (event.key === "n") go(1);
    else if (event.key === "p") go(-1);
  });
  document.addEventListener("focusin", (event) => {
    const at = changes.indexOf(event.target.closest?.(".change"));
    if (at >= 0) { place = at; say(); }
  });
}
