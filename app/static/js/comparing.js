// From change to change: the buttons move the focus, so that a screen reader follows.
const walk = document.querySelector(".walk");
const changes = [...document.querySelectorAll(".change")];
if (walk && changes.length) {
  const count = walk.querySelector("[data-count]");
  let place = -1;
  const say = () => {
    count.textContent = count.dataset.count.replace("{place}", place + 1).replace("{all}", changes.length);
  };
  walk.hidden = false;
  walk.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (!button) return;
    place = Math.min(Math.max(place + Number(button.dataset.step), 0), changes.length - 1);
    changes[place].focus();
    say();
  });
  document.addEventListener("focusin", (event) => {
    const at = changes.indexOf(event.target.closest?.(".change"));
    if (at >= 0) { place = at; say(); }
  });
}
