// While rules are typed, the page says what they would mean and change; nothing is settled.
const form = document.querySelector(".rules-form");
if (form) {
  const meaning = document.getElementById("meaning");
  let asked = 0;
  let timer = 0;
  const look = async () => {
    const mine = ++asked;
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    const text = await answer.text();
    if (mine !== asked) return;
    const found = new DOMParser().parseFromString(text, "text/html").getElementById("meaning");
    if (found) meaning.replaceChildren(...found.childNodes);
    meaning.classList.remove("stale");
  };
  form.addEventListener("input", () => {
    asked += 1;
    meaning.classList.add("stale");
    meaning.querySelector("[name=looked]")?.remove();
    clearTimeout(timer);
    timer = setTimeout(() => look().catch(() => meaning.classList.remove("stale")), 400);
  });
}
