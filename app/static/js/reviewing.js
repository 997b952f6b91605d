// A reviewer's desk: says once that it was opened, keeps answers while they are written. Everything
// works without it by the buttons of the forms. On the form that opens a round: choose everybody.
const looked = document.getElementById("looked");
if (looked) fetch(looked.action, { method: "POST", body: new FormData(looked), keepalive: true }).catch(() => {});

const PAUSE = 1200;
for (const form of document.querySelectorAll("form[data-keeps]")) {
  const told = form.querySelector("[data-kept]");
  const given = form.cloneNode(true); // as the server gave it, whatever was typed before this ran
  given.reset();
  let waiting, sent = new URLSearchParams(new FormData(given)).toString();
  const keep = async () => {
    const said = new FormData(form), now = new URLSearchParams(said).toString();
    if (now === sent) return;
    try {
      const answer = await fetch(form.action, { method: "POST", body: said, headers: { Accept: "application/json" }, keepalive: now.length < 60_000 });
      const words = await answer.json();
      told.textContent = words.kept ?? words.problem;
      if (answer.ok) sent = now;
    } catch { told.textContent = ""; /* the button is still there */ }
  };
  form.addEventListener("input", () => {
    told.textContent = "";
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  });
  waiting = setTimeout(keep, PAUSE);
  addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", () => { if (document.hidden) keep(); });
}

const all = document.querySelector("[data-all-people]");
if (all) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = all.dataset.allPeople;
  button.addEventListener("click", () => {
    const boxes = [...document.querySelectorAll("input[name=person]")];
    const on = boxes.some((box) => !box.checked);
    for (const box of boxes) box.checked = on;
  });
  all.append(button);
}
for (const boxes of document.querySelectorAll(".choosing"))
  boxes.addEventListener("change", () => {
    const some = boxes.parentElement.querySelector("input[value=some]");
    if (boxes.querySelector(":checked")) some.checked = true;
  });
