// The board folds the clauses of an article where they differ; the ballot counts its ticks.
for (const button of document.querySelectorAll(".unfold")) {
  const parts = document.getElementById(button.getAttribute("aria-controls"));
  button.hidden = false;
  parts.hidden = true;
  button.addEventListener("click", () => {
    parts.hidden = !parts.hidden;
    button.setAttribute("aria-expanded", String(!parts.hidden));
  });
}

const count = document.querySelector("[data-ticked]");
if (count) {
  const form = count.closest("form");
  const say = () => {
    const ticked = form.querySelectorAll("input[name=unit]:checked").length;
    count.textContent = count.dataset.ticked.replace("{n}", ticked);
    for (const button of form.querySelectorAll(".cast button")) button.disabled = ticked === 0;
  };
  document.querySelector("[data-tick-all]")?.addEventListener("click", (event) => {
    event.preventDefault();
    for (const box of form.querySelectorAll("input[name=unit]")) box.checked = true;
    say();
  });
  form.addEventListener("change", say);
  say();
}
