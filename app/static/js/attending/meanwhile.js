// What others changed while somebody reads: a quiet bar says so, pressing it brings the text up to
// date where it stands. Whoever has the form of a changed clause open sees there what others did.
import { catchUp } from "./catching-up.js";
import { beneath, made } from "./people.js";
import { idOf } from "./where.js";

const filled = (words, facts) => words.replace(/\{(\w+)\}/g, (_, name) => facts[name]);

export class Meanwhile {
  constructor(place) {
    this.place = place;
    this.changes = [];
  }

  /** Whether the page shows the text as it stands: no other page of the document, no earlier step. */
  get reads() {
    return Boolean(this.place.dataset.since) && !new URLSearchParams(location.search).get("at");
  }

  add({ changes }) {
    if (!changes.length) return;
    const clauses = new Set(changes.flatMap((change) => change.clauses));
    for (const editor of document.querySelectorAll("clause-editor[data-redline]"))
      if (clauses.has(idOf(editor))) this.theirs(editor);
    if (!this.reads) return;
    this.changes.push(...changes);
    this.tell();
  }

  tell() {
    const clauses = new Set(this.changes.flatMap((change) => change.clauses));
    const { one, several } = this.place.dataset;
    const said = this.changes.length === 1 ? this.changes[0].said
      : clauses.size < 2 ? one : filled(several, { n: clauses.size });
    this.say(said, { button: true, list: this.changes.length > 1 ? this.changes : [] });
  }

  get bar() {
    if (!this.made) {
      this.made = this.place.querySelector("template[data-bar]").content.firstElementChild.cloneNode(true);
      document.body.append(this.made);
      const [show, close] = this.made.querySelectorAll("button");
      show.addEventListener("click", () => this.show(show));
      close.addEventListener("click", () => { this.made.hidden = true; });
    }
    return this.made;
  }

  say(words, { button = false, list = [] } = {}) {
    const { bar } = this;
    bar.hidden = false;
    const line = bar.querySelector("p");
    if (line.textContent !== words) line.textContent = words;
    bar.querySelector("button").hidden = !button;
    bar.querySelector("details").hidden = list.length === 0;
    bar.querySelector("ul").replaceChildren(...list.slice(-20).reverse().map((change) => this.item(change)));
  }

  item(change) {
    const item = document.createElement("li");
    const known = change.clauses.find((clause) => document.getElementById(`c-${clause}`));
    const words = document.createElement(known ? "a" : "span");
    if (known) words.href = `#c-${known}`;
    words.textContent = change.said;
    item.append(words);
    return item;
  }

  async show(button) {
    button.disabled = true;
    try {
      const { step, left } = await catchUp();
      const told = this.changes;
      this.changes = [];
      this.caughtUp?.(step);
      const { shown } = this.place.dataset;
      this.say(left ? `${shown}. ${filled(this.place.dataset.left, { n: left })}` : shown, { list: told });
    } catch {
      this.say(this.place.dataset.failed, { button: true, list: this.changes });
    } finally {
      button.disabled = false;
    }
  }

  /** What others made of the words the form began with, as a redline above it. */
  async theirs(editor) {
    const asked = new URLSearchParams();
    for (const field of editor.querySelectorAll("[name^=started-]")) asked.set(field.name.slice(8), field.value);
    const address = this.place.dataset.theirs.replace("CLAUSE", idOf(editor));
    try {
      const answer = await fetch(`${address}?${asked}`, { redirect: "error" });
      if (!answer.ok) return;
      const old = editor.querySelector(".theirs-meanwhile");
      const box = old ?? made("div", "theirs-meanwhile");
      box.innerHTML = await answer.text();
      if (box.textContent.trim()) beneath(editor, box); else old?.remove();
    } catch { /* saving tells the same */ }
  }
}
