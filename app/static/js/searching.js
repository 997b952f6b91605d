// Search while typing: the same page is asked for, its results are put in place, the address follows,
// and the live region says how many there are. Arrow keys go from result to result.
const form = document.querySelector(".seeking"), field = form?.elements.q, found = document.getElementById("found"), told = document.getElementById("told");
const narrow = matchMedia("(max-width: 60rem)");
let pause, asked;

function fold() {
  const filters = found.querySelector(".narrowing details");
  if (filters && narrow.matches) filters.open = false;
}

async function ask() {
  const address = new URL(form.action);
  for (const [name, value] of new FormData(form)) if (value.trim()) address.searchParams.set(name, value);
  asked?.abort();
  asked = new AbortController();
  found.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: asked.signal });
    if (!answer.ok || answer.redirected) return location.assign(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const news = page.getElementById("told").textContent.trim();
    if (told.textContent.trim() !== news) told.textContent = news; // the region stays: the change is read out
    found.replaceChildren(...page.getElementById("found").childNodes);
    document.title = page.title;
    history.replaceState(null, "", address);
    fold();
    found.removeAttribute("aria-busy");
  } catch (error) { // the button still sends the form
    if (error.name !== "AbortError") found.removeAttribute("aria-busy");
  }
}

field?.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(ask, 250);
});
form?.addEventListener("submit", () => clearTimeout(pause));

document.addEventListener("keydown", (event) => {
  const down = event.key === "ArrowDown";
  if (!down && event.key !== "ArrowUp") return;
  const links = [...found.querySelectorAll(".numbered a, .results h3 a")];
  const at = links.indexOf(document.activeElement);
  if (at < 0 && (document.activeElement !== field || !down)) return;
  const next = down ? links[at + 1] : links[at - 1] ?? field;
  if (!next) return;
  event.preventDefault();
  next.focus();
});
fold();
