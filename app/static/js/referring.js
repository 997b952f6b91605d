// Picking what a reference leads to: `{` in the text of a clause, or the button beside it, opens a
// small list of clauses; what is chosen is put between braces. Plain mentions become live in place.
const MOST = 40;
const lists = new Map();

/** Words without case and marks, ə as e and ı as i, as the search of the house folds them. */
function fold(words) {
  return words.toLocaleLowerCase("az").normalize("NFKD").replace(/\p{Mn}/gu, "").replaceAll("ə", "e").replaceAll("ı", "i");
}

function clausesAt(address) {
  if (!lists.has(address)) {
    const asked = fetch(address).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer)))
      .then(({ clauses }) => clauses.map((one) => ({ ...one, folded: fold(`${one.typed} ${one.words}`) })));
    asked.catch(() => lists.delete(address));
    lists.set(address, asked);
  }
  return lists.get(address);
}

/** Clauses whose number begins so, those called so, then those that say so. */
function matching(clauses, asked) {
  const words = fold(asked.trim());
  const number = words.match(/^[0-9][0-9.()a-z-]*/)?.[0].replace(/-c[iu]?$/, "") ?? "";
  const rank = (one) => {
    if (!words) return 1;
    if (number) return one.number === number ? 3 : one.number.startsWith(number) ? 2 : 0;
    return one.folded.startsWith(words) ? 2 : one.folded.includes(words) ? 1 : 0;
  };
  return clauses.map((one) => [rank(one), one]).filter(([rank]) => rank)
    .sort(([one], [other]) => other - one).slice(0, MOST).map(([, one]) => one);
}

class Picker {
  constructor(button) {
    this.button = button;
    this.area = document.getElementById(button.dataset.refer);
    const name = `${button.dataset.refer}-clauses`;
    this.box = document.createElement("div");
    this.box.className = "picker";
    this.field = Object.assign(document.createElement("input"), { type: "text", autocomplete: "off", spellcheck: false });
    for (const [key, value] of Object.entries({
      role: "combobox", "aria-label": button.dataset.label, "aria-autocomplete": "list", "aria-expanded": "true",
      "aria-controls": name, "aria-describedby": `${name}-hint`,
    })) this.field.setAttribute(key, value);
    this.list = Object.assign(document.createElement("ul"), { id: name });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", button.dataset.label);
    this.said = Object.assign(document.createElement("p"), { className: "hint", id: `${name}-hint`, textContent: button.dataset.hint });
    this.told = Object.assign(document.createElement("p"), { className: "unseen" });
    this.told.setAttribute("role", "status");
    this.box.append(this.field, this.list, this.said, this.told);
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("focusout", (event) => {
      if (!this.box.contains(event.relatedTarget)) this.close();
    });
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.take(option.dataset.typed);
    });
  }

  /** `opened`: a brace already stands before the cursor. */
  async open(opened) {
    const { selectionStart: at, selectionEnd: end, value } = this.area;
    const placed = opened || end > 0; // a cursor nobody has placed stands before the first word
    this.start = placed ? at - Number(opened) : value.length;
    this.end = placed ? end : value.length;
    this.ahead = !opened && /[^\s({«“"]$/u.test(value.slice(0, this.start)) ? " " : "";
    this.field.value = opened ? "" : this.area.value.slice(this.start, this.end).replaceAll(/[{}\n]/g, "");
    this.button.closest(".refer").after(this.box);
    this.button.setAttribute("aria-expanded", "true");
    this.opened = true;
    this.field.focus();
    try {
      this.clauses = await clausesAt(this.button.dataset.clauses);
      this.show();
    } catch { this.leave(); } // no list: braces are typed by hand
  }

  show() {
    const found = matching(this.clauses ?? [], this.field.value);
    this.list.replaceChildren(...found.map((one, place) => {
      const option = document.createElement("li");
      option.id = `${this.list.id}-${place}`;
      option.dataset.typed = one.typed;
      option.setAttribute("role", "option");
      option.append(Object.assign(document.createElement("b"), { textContent: one.typed }), " ",
        Object.assign(document.createElement("span"), { textContent: one.words }));
      return option;
    }));
    this.choose(this.field.value.trim() && found.length ? 0 : -1);
    this.list.hidden = !found.length;
    this.told.textContent = found.length
      ? this.button.dataset.found.replace("{n}", found.length) : this.button.dataset.none;
    this.said.textContent = found.length ? this.button.dataset.hint : this.button.dataset.none;
  }

  choose(place) {
    const options = [...this.list.children];
    this.place = options.length ? (place + options.length + (place < -1 ? 1 : 0)) % options.length : -1;
    if (place === -1) this.place = -1;
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === this.place)));
    const chosen = options[this.place];
    if (chosen) {
      this.field.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else this.field.removeAttribute("aria-activedescendant");
  }

  typed() {
    if (this.field.value.endsWith("}")) this.take(this.field.value.slice(0, -1));
    else this.show();
  }

  key(event) {
    const options = this.list.children.length;
    const moves = { ArrowDown: this.place + 1, ArrowUp: this.place <= 0 ? options - 1 : this.place - 1 };
    if (event.key in moves && options) this.choose(moves[event.key] % options);
    else if (event.key === "Enter") this.take(this.list.children[this.place]?.dataset.typed ?? this.field.value);
    else if (event.key === "Escape" || (event.key === "Backspace" && !this.field.value)) this.leave();
    else return;
    event.preventDefault();
    event.stopPropagation(); // Esc leaves the list, not the form
  }

  take(words) {
    if (!words.trim()) return this.leave();
    const { start, end } = this;
    this.close();
    this.area.focus();
    this.area.setRangeText(`${this.ahead}{${words.trim()}}`, start, end, "end");
    this.area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }

  leave() {
    const end = this.end;
    this.close();
    this.area.focus();
    this.area.setSelectionRange(end, end);
  }

  close() {
    if (!this.opened) return;
    this.opened = false; // taking the field away moves the focus, which would close it again
    this.button.setAttribute("aria-expanded", "false");
    this.clauses = null;
    this.box.remove();
  }
}

const pickers = new WeakMap();

function pickerOf(button) {
  if (!pickers.has(button)) pickers.set(button, new Picker(button));
  return pickers.get(button);
}

function showButtons(root = document) {
  for (const button of root.querySelectorAll("[data-refer][hidden]")) button.hidden = false;
}

/** A mention in the typed words becomes a reference in place; one that was typed away is left. */
function enliven(area, words, braces) {
  const outside = area.value.replaceAll(/\{[^{}\n]*\}/g, (live) => "\u0000".repeat(live.length));
  const at = outside.indexOf(words);
  if (at >= 0) area.setRangeText(braces, at, at + words.length, "preserve");
}

document.addEventListener("input", (event) => {
  if (event.data !== "{" || !event.target.matches("textarea.words")) return;
  const button = document.querySelector(`[data-refer="${event.target.id}"]`);
  if (button) pickerOf(button).open(true);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-refer]");
  if (button) return pickerOf(button).open(false);
  const live = event.target.closest("[data-offers] button[name=live]");
  if (!live) return;
  event.preventDefault();
  const offered = live.closest("[data-offers]");
  const area = document.getElementById(offered.dataset.offers);
  const chosen = live.value === "all" ? [...offered.querySelectorAll("[data-braces]")] : [live];
  for (const one of chosen) enliven(area, one.dataset.words, one.dataset.braces);
  chosen.forEach((one) => one.remove());
  if (!offered.querySelector("[data-braces]")) offered.remove();
  area.focus();
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
});

showButtons();
new MutationObserver(() => showButtons()).observe(document.body, { childList: true, subtree: true });
