// The form of a clause: grows with its words, shows what is being changed, keeps a draft in this
// browser until the words are saved, and answers to Ctrl+Enter and Esc. Plain forms work without.
import "./referring.js";

const PAUSE = 600;
const SAVED = "nizam_saved";
const PREFIX = "nizam:draft:";

function kept() {
  try { return window.localStorage; } catch { return null; }
}

function forgetSaved() {
  const token = document.cookie.split("; ").find((pair) => pair.startsWith(`${SAVED}=`))?.slice(SAVED.length + 1);
  const store = kept();
  if (!token || !store) return;
  for (const key of Object.keys(store))
    if (key.startsWith(PREFIX) && store[key].includes(`"token":"${token}"`)) store.removeItem(key);
  document.cookie = `${SAVED}=; path=/; max-age=0; samesite=lax`;
}

function grow(area) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}

class ClauseEditor extends HTMLElement {
  connectedCallback() {
    if (this.form) return;
    this.form = this.querySelector("form");
    this.draftsOf = `${PREFIX}${this.dataset.clause}:`;
    this.token = Math.random().toString(36).slice(2) + Date.now().toString(36);
    this.form.elements.draft.value = this.token;
    this.areas = [...this.form.querySelectorAll("textarea")];
    this.fields = [...this.form.querySelectorAll("textarea, input.heading, input.part, .fits input")];
    this.begun = this.served();
    this.areas.forEach(grow);
    document.fonts.ready.then(() => this.areas.forEach(grow)); // lines break elsewhere once the face is there
    forgetSaved();
    this.offerDraft();
    this.form.addEventListener("input", () => this.typed());
    this.form.addEventListener("submit", () => this.keepDraft());
    this.addEventListener("keydown", (event) => this.key(event));
    this.addEventListener("click", (event) => this.pressed(event));
    this.settle();
    this.showFits();
    if (this.closest(".edit") && !this.contains(document.activeElement))
      this.querySelector("input.heading, textarea.words").focus();
    if (this.changed) this.typed(); // somebody typed before this script had come
  }

  served() {
    return JSON.stringify(this.fields.map((field) => (field.type === "checkbox" ? field.defaultChecked : field.defaultValue)));
  }

  disconnectedCallback() { clearTimeout(this.pause); }

  state() {
    return JSON.stringify(this.fields.map((field) => (field.type === "checkbox" ? field.checked : field.value)));
  }

  get changed() { return this.state() !== this.begun; }

  started() {
    return [...this.form.querySelectorAll("[name^=started-]")].map((field) => field.value);
  }

  typed() {
    this.areas.forEach(grow);
    this.showFits();
    clearTimeout(this.pause);
    this.pause = setTimeout(() => { this.keepDraft(); this.draw(); }, PAUSE);
  }

  showFits() {
    const source = this.form.querySelector("textarea.words");
    const parts = [...this.form.querySelectorAll(".tongue:first-child .part")].some((one) => one.value !== one.defaultValue);
    const translated = this.form.querySelectorAll(".tongue textarea.words")[1];
    for (const label of this.querySelectorAll("[data-when-source-changes]"))
      label.hidden = !source || (!parts && source.value === source.defaultValue) || !translated?.value.trim();
  }

  async draw() {
    const place = this.querySelector("[data-redlines]");
    if (!place || !this.dataset.redline) return;
    this.asked?.abort();
    this.asked = new AbortController();
    try {
      const answer = await fetch(this.dataset.redline, {
        method: "POST", body: new FormData(this.form), headers: { "HX-Request": "true" },
        signal: this.asked.signal, redirect: "error",
      });
      if (!answer.ok) return;
      place.innerHTML = await answer.text();
      for (const slot of this.querySelectorAll("[data-redline-of]"))
        slot.replaceChildren(...place.querySelectorAll(`.redline[data-of="${slot.dataset.redlineOf}"]`));
    } catch { /* the words stay in the form; the redline comes with the next pause */ }
  }

  keepDraft() {
    const store = kept();
    if (!store || !this.changed) return;
    const fields = {};
    for (const field of this.fields)
      if (field.name) fields[field.name] = field.type === "checkbox" ? field.checked : field.value;
    for (const hidden of this.form.querySelectorAll("[name^=started-]")) fields[hidden.name] = hidden.value;
    const draft = { token: this.token, at: Date.now(), fields };
    try { store.setItem(this.draftsOf + this.started().join("+"), JSON.stringify(draft)); } catch { /* full */ }
  }

  drafts() {
    const store = kept();
    if (!store) return [];
    return Object.keys(store).filter((key) => key.startsWith(this.draftsOf)).flatMap((key) => {
      try { return [{ key, ...JSON.parse(store[key]) }]; } catch { store.removeItem(key); return []; }
    }).sort((one, other) => other.at - one.at);
  }

  offerDraft() {
    const bar = this.querySelector(".recall");
    const [newest] = this.drafts();
    if (!bar || !newest || this.querySelector(".problem")) return;
    const differs = this.fields.some((field) =>
      (field.tagName === "TEXTAREA" || field.matches(".part")) && field.name in newest.fields && newest.fields[field.name] !== field.value);
    if (!differs) return this.forget();
    const time = new Date(newest.at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hour12: false });
    const words = bar.querySelector("[data-say]");
    words.textContent = words.dataset.say.replace("{time}", time);
    bar.hidden = false;
  }

  recall() {
    const [newest] = this.drafts();
    for (const [name, value] of Object.entries(newest?.fields ?? {})) {
      const field = this.form.elements[name];
      if (!field) continue;
      if (field.type === "checkbox") field.checked = value; else field.value = value;
    }
    this.querySelector(".recall").hidden = true;
    this.querySelector("textarea.words").focus();
    this.typed();
  }

  forget() {
    for (const { key } of this.drafts()) kept().removeItem(key);
    const bar = this.querySelector(".recall");
    if (bar) bar.hidden = true;
  }

  key(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.form.requestSubmit(this.form.querySelector("button.primary"));
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.cancel();
    }
  }

  pressed(event) {
    if (event.target.closest("[data-recall]")) this.recall();
    else if (event.target.closest("[data-forget]")) this.forget();
    else if (event.target.closest("[data-cancel]")) { event.preventDefault(); this.cancel(); }
  }

  cancel() {
    if ((this.changed || this.hasAttribute("data-settling")) && !window.confirm(this.dataset.discard)) return;
    this.forget();
    const place = this.closest(".edit");
    if (!place) { location.assign(this.dataset.back); return; }
    place.replaceChildren();
    const opener = document.querySelector(`a[data-into="${place.id}"]`);
    (opener ?? document.getElementById(`c-${this.dataset.clause}`))?.focus();
  }

  settle() {
    for (const group of this.querySelectorAll(".stretches")) {
      const area = document.getElementById(group.dataset.for);
      group.addEventListener("change", () => {
        area.value = [...group.querySelectorAll("[data-piece], input:checked")]
          .map((piece) => piece.dataset.words ?? piece.textContent).join("");
        grow(area);
      });
    }
    if (this.querySelector(".stretches")) this.querySelector("[data-picked]").hidden = true;
    else this.querySelector("[data-picked]")?.remove();
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest(".edit form.structure a.cancel");
  if (!link) return;
  event.preventDefault();
  const place = link.closest(".edit");
  place.replaceChildren();
  document.querySelector(`a[data-into="${place.id}"]`)?.focus();
});

// A new clause elsewhere may have to be of another kind.
document.addEventListener("change", (event) => {
  const where = event.target;
  if (!where.matches("form.structure input[name=where]")) return;
  const kind = where.form.elements.kind;
  if (kind.selectedOptions[0]?.dataset.unfit?.split(" ").includes(where.value)) kind.value = where.dataset.usual;
});

forgetSaved();
if (!customElements.get("clause-editor")) customElements.define("clause-editor", ClauseEditor);
