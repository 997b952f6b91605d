// Citing: narrow the extracts while words are typed, without letters' marks mattering.
const box = document.querySelector(".filter input[type=search]");
const list = document.querySelector(".picking");
const fold = (text) =>
  text.replaceAll("I", "ı").replaceAll("İ", "i").toLowerCase()
    .normalize("NFKD").replace(/\p{Mn}/gu, "").replaceAll("ə", "e").replaceAll("ı", "i");

if (box && list) {
  const groups = [...list.querySelectorAll(".group")].map((group) => ({
    group,
    head: fold(group.querySelector("h4").textContent),
    picks: [...group.querySelectorAll(".pick")].map((pick) => [pick, fold(pick.textContent)]),
  }));
  const narrow = () => {
    const asked = fold(box.value).split(/\s+/).filter(Boolean);
    for (const { group, head, picks } of groups) {
      let some = false;
      for (const [pick, words] of picks) {
        const fits = asked.every((word) => (head + " " + words).includes(word));
        pick.hidden = !fits && !pick.querySelector("input").checked;
        some ||= !pick.hidden;
      }
      group.hidden = !some;
    }
  };
  box.addEventListener("input", narrow);
}
list?.querySelector("input:checked")?.scrollIntoView({ block: "nearest" });
