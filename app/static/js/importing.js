// Import: say at once that a file is too large, propose a short name, fold the tree.
const form = document.querySelector("form.sending");
const file = form?.querySelector("input[type=file]");
file?.addEventListener("change", () => {
  const { limit, markedLimit, tooLarge } = form.dataset;
  const most = Number(/\.(docx|xml|akn)$/i.test(file.files[0]?.name) ? markedLimit : limit);
  const large = file.files[0]?.size > most;
  const said = large ? tooLarge.replace("{n}", most / 1e6) : "";
  file.setCustomValidity(said);
  file.toggleAttribute("aria-invalid", large);
  form.querySelector(".chosen").textContent = said;
});

const LETTERS = { ə: "e", ı: "i", ç: "c", ğ: "g", ö: "o", ş: "s", ü: "u" };
const slugOf = (title) =>
  title
    .replaceAll("İ", "i").replaceAll("I", "ı").toLowerCase()
    .replace(/[əıçğöşü]/g, (letter) => LETTERS[letter])
    .normalize("NFKD").replace(/\p{Mn}/gu, "")
    .replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 80);

for (const title of document.querySelectorAll("[data-slug-of]")) {
  const slug = document.getElementById(title.dataset.slugOf);
  let proposed = slugOf(title.value);
  title.addEventListener("input", () => {
    if (slug.value && slug.value !== proposed) return;
    proposed = slug.value = slugOf(title.value);
  });
}

const tree = document.querySelector(".tree");
const folds = document.querySelector(".folds");
if (tree && folds) {
  folds.hidden = false;
  folds.addEventListener("click", ({ target }) => {
    const fold = target.dataset?.fold;
    if (!fold) return;
    tree.classList.toggle("only-changes", fold === "changed");
    for (const details of tree.querySelectorAll("details")) details.open = fold !== "closed";
  });
}
document.getElementById("problem")?.focus();
