// Whom words call on: behind an @ in a conversation the people of the document are offered, nearest
// names first. The field keeps the focus; what is typed on narrows the list, and any name may be
// typed by hand.
const MOST = 8;
const asked = new Map();

/** Words without case and marks, as the search of the house folds them. */
function fold(words) {
  return words.toLocaleLowerCase("az").normalize("NFKD").replace(/\p{Mn}/gu, "").replaceAll("ə", "e").replaceAll("ı", "i");
}

function peopleAt(address) {
  if (!asked.has(address)) {
    const answer = fetch(address).then((found) => (found.ok ? found.json() : Promise.reject(found)));
    answer.catch(() => asked.delete(address));
    asked.set(address, answer);
  }
  return asked.get(address);
}

class Calling {
  constructor(area) {
    this.area = area;
    this.list = Object.assign(document.createElement("ul"), { id: `${area.id}-people`, hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.className = "callable";
    this.told = Object.assign(document.createElement("p"), { className: "unseen" });
    this.told.setAttribute("role", "status");
    area.after(this.list, this.told);
    area.setAttribute("aria-autocomplete", "list");
    area.setAttribute("aria-controls", this.list.id);
    area.addEventListener("input", () => this.show());
    area.addEventListener("click", () => this.show());
    area.addEventListener("keydown", (event) => this.key(event));
    area.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    this.list.addEventListener("click", (event) => this.take(event.target.closest("[role=option]")));
  }

  /** The sign before the cursor and what was typed behind it; null where no name is being typed. */
  typed() {
    const { selectionStart: end, selectionEnd, value } = this.area;
    const found = end === selectionEnd && /(?<![\p{L}\p{N}_@/.])@([^@\n]{0,60})$/u.exec(value.slice(0, end));
    return found ? { start: found.index, end, words: fold(found[1]) } : null;
  }

  async show() {
    const typed = this.typed();
    if (!typed) return this.close();
    try {
      this.known = await peopleAt(this.area.dataset.mentions);
    } catch { return; } // no list: names are typed by hand
    const now = this.typed();
    if (!now) return this.close();
    const begins = (one) => fold(one.name).split(/[\s-]+/).some((_, at, words) => words.slice(at).join(" ").startsWith(now.words));
    const found = this.known.people.filter(begins).slice(0, MOST);
    const whole = found.some((one) => fold(one.name) === now.words);
    if (whole || (!found.length && /\s/.test(now.words))) return this.close();
    this.draw(found);
  }

  draw(found) {
    this.list.setAttribute("aria-label", this.known.label);
    this.list.replaceChildren(...found.map((one, place) => {
      const option = document.createElement("li");
      option.id = `${this.list.id}-${place}`;
      option.dataset.name = one.name;
      option.setAttribute("role", "option");
      option.append(Object.assign(document.createElement("b"), { textContent: one.name }), " ",
        Object.assign(document.createElement("span"), { textContent: one.note }));
      return option;
    }));
    this.list.hidden = !found.length;
    this.told.textContent = found.length ? this.known.found.replace("{n}", found.length) : this.known.none;
    this.choose(found.length ? 0 : -1);
  }

  choose(place) {
    this.place = place;
    const options = [...this.list.children];
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === place)));
    if (!options[place]) return this.area.removeAttribute("aria-activedescendant");
    this.area.setAttribute("aria-activedescendant", options[place].id);
    options[place].scrollIntoView({ block: "nearest" });
  }

  key(event) {
    const all = this.list.children.length;
    if (this.list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown") this.choose((this.place + 1) % all);
    else if (event.key === "ArrowUp") this.choose((this.place + all - 1) % all);
    else if (["Enter", "Tab"].includes(event.key) && !event.shiftKey) this.take(this.list.children[this.place]);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
    event.stopPropagation(); // Esc leaves the list, not the form
  }

  take(option) {
    const typed = this.typed();
    if (!option || !typed) return;
    const blank = /^\s/.test(this.area.value.slice(typed.end)) ? "" : " ";
    this.area.setRangeText(`@${option.dataset.name}${blank}`, typed.start, typed.end, "end");
    this.close();
    this.area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }

  close() {
    this.list.hidden = true;
    this.told.textContent = "";
    this.area.removeAttribute("aria-activedescendant");
  }
}

const offered = new WeakMap();

/** Offer people in this field from now on. */
export function offer(area) {
  if (!offered.has(area)) offered.set(area, new Calling(area));
  offered.get(area).show();
}
