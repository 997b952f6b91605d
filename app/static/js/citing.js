// Citing and linking: narrow a list while words are typed, without letters' marks mattering.
const fold = (text) =>
  text.replaceAll("I", "ı").replaceAll("İ", "i").toLowerCase()
    .normalize("NFKD").replace(/\p{Mn}/gu, "").replaceAll("ə", "e").replaceAll("ı", "i");

// What may be chosen stands in groups with a heading, or all in one list with headings between.
const grouped = (list) => {
  const groups = [...list.querySelectorAll(".group")];
  return (groups.length ? groups : [list]).map((group) => ({
    group: groups.length ? group : null,
    head: groups.length ? fold(group.querySelector("h3, h4").textContent) : "",
    picks: [...group.querySelectorAll(".pick")].map((pick) => [pick, fold(pick.textContent)]),
  }));
};

const narrowing = (box, list) => {
  const groups = grouped(list);
  box.addEventListener("input", () => {
    const asked = fold(box.value).split(/\s+/).filter(Boolean);
    for (const { group, head, picks } of groups) {
      let some = false;
      for (const [pick, words] of picks) {
        const fits = asked.every((word) => (head + " " + words).includes(word));
        pick.hidden = !fits && !pick.querySelector("input").checked;
        some ||= !pick.hidden;
      }
      if (group) group.hidden = !some;
    }
  });
  // Enter chooses nothing by itself: the form goes when everything in it was said.
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && box.classList.contains("narrow")) event.preventDefault();
  });
};

for (const box of document.querySelectorAll("input[type=search][aria-controls]")) {
  const list = document.querySelector(`#${box.getAttribute("aria-controls")} .picking`);
  if (!list) continue;
  narrowing(box, list);
  list.querySelector("input:checked")?.scrollIntoView({ block: "nearest" });
}
