// The slider of the document's life: the text of the step under it comes without leaving the page.
// What one reads stays where it is on the screen, the focus stays where it was; an answer that a
// newer wish has overtaken is dropped. Without this module the slider is a field of a plain form.
const PAUSE = 180;
const form = document.querySelector(".slide");
const slider = form?.querySelector("input[type=range]");
const room = document.querySelector(".room");

let waiting = 0, asked = null;

const blocks = () => room.querySelectorAll(".paper :is(.row, .unit, .heading, .struck)[id^='c-']");

/** Clauses with their places on the screen: the first that begins in sight, those after it, those before. */
function inSight() {
  const edge = document.querySelector(".times").getBoundingClientRect().bottom;
  const found = [...blocks()].map((block) => [block.id, block.getBoundingClientRect().top]);
  const first = found.findIndex(([, top]) => top >= edge - 1);
  if (scrollY < 40) return [];
  return first < 0 ? found.reverse() : [...found.slice(first), ...found.slice(0, first).reverse()];
}

function keep(places) {
  for (const [id, top] of places) {
    const block = document.getElementById(id);
    if (block) return scrollBy({ top: block.getBoundingClientRect().top - top, behavior: "instant" });
  }
}

function swap(page, selector) {
  const here = document.querySelector(selector), there = page.querySelector(selector);
  if (here && there) here.replaceWith(there);
}

function show(page) {
  const places = inSight(), step = document.activeElement?.dataset?.step && document.activeElement.rel;
  for (const selector of [".contents", ".paper > .title", "#named-steps"]) swap(page, selector);
  document.querySelector(".news")?.remove();
  const news = page.querySelector(".news");
  if (news) room.before(news);
  document.querySelector("template[data-over-words]")?.remove();
  const life = document.querySelector(".times"), theirs = page.querySelector(".times");
  while (life.nextSibling) life.nextSibling.remove();
  const rest = [];
  for (let node = theirs.nextSibling; node; node = node.nextSibling) rest.push(node);
  life.after(...rest);
  const there = page.querySelector(".slide");
  for (const turn of [1, 0]) {
    const ends = (one) => [...one.querySelectorAll("a[rel], .nowhere")][turn];
    ends(form).replaceWith(ends(there));
  }
  const range = there.querySelector("input[type=range]");
  slider.max = range.max;
  slider.setAttribute("aria-valuetext", range.getAttribute("aria-valuetext"));
  form.querySelector(".told").replaceChildren(...there.querySelector(".told").childNodes);
  if (step) (form.querySelector(`a[rel=${step}]`) ?? slider).focus();
  room.className = page.querySelector(".room").className;
  keep(places);
  document.dispatchEvent(new CustomEvent("nizam:text"));
}

async function load(step) {
  asked?.abort();
  asked = new AbortController();
  const mine = asked, query = new URLSearchParams(new FormData(form));
  query.set("at", step);
  try {
    const answer = await fetch(`${form.action}?${query}`, { signal: mine.signal, credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== asked) return;
    if (!answer.ok || !page.querySelector(".slide")) return location.assign(answer.url); // the door, a refusal
    show(page);
    history.replaceState(history.state, "", `?${query}`);
  } catch (error) {
    if (error.name === "AbortError") return;
    location.assign(`${form.action}?${query}`);
  } finally {
    if (mine === asked) form.classList.remove("waiting");
  }
}

function wish(step, pause) {
  if (document.querySelector(".edit textarea")) return form.requestSubmit(); // what is typed there is kept as a draft
  form.classList.add("waiting");
  slider.setAttribute("aria-valuetext", slider.dataset.says.replace("{n}", step));
  clearTimeout(waiting);
  waiting = setTimeout(() => load(step), pause);
}

if (form) {
  form.classList.add("live");
  slider.addEventListener("input", () => wish(slider.value, PAUSE));
  form.addEventListener("submit", () => clearTimeout(waiting));
  form.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-step]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    slider.value = link.dataset.step;
    wish(link.dataset.step, 0);
  });
}
