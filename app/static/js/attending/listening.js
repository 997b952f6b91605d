// Asks for news: every 5 s while somebody is at the page, ever more seldom while nothing happens or
// the server is unwell, never while the page is hidden. Pages of one browser let one ask for all.
import { atWork, whenStirred } from "./where.js";

const PAUSES = [5, 15, 30, 60].map((seconds) => seconds * 1000);
const LATELY = 30_000; // whoever moved within it is at the page
const now = () => Date.now();

export class Listening {
  constructor(place, heard) {
    this.address = place.dataset.news;
    this.heard = heard;
    this.since = place.dataset.since;
    this.sign = "";
    this.level = 0;
    this.asked = 0;
    this.name = `nizam:news:${place.dataset.person}:${this.address}`;
  }

  begin() {
    this.others = "BroadcastChannel" in window ? new BroadcastChannel(this.name) : null;
    this.others?.addEventListener("message", ({ data }) => this.told(data));
    document.addEventListener("visibilitychange", () => this.look());
    addEventListener("pagehide", () => this.rest());
    addEventListener("pageshow", (event) => { if (event.persisted) this.look(); });
    whenStirred(() => this.stirred());
    this.look();
  }

  /** The page has been brought to a step by other means. */
  knows(step) { this.since = String(Math.max(Number(this.since), step)); }

  look() {
    if (this.over || document.visibilityState !== "visible") return this.rest();
    if (this.turn) return;
    this.turn = new AbortController();
    const { signal } = this.turn;
    if (!navigator.locks) return this.ask();
    navigator.locks.request(this.name, { signal }, () => {
      if (signal.aborted) return undefined;
      this.leads = true;
      this.ask();
      return new Promise((done) => signal.addEventListener("abort", done));
    }).catch(() => {}); // hidden before its turn came
    navigator.locks.query().then(({ held }) => { // somebody else asks: tell them that one more listens
      if (held.some((lock) => lock.name === this.name) && !this.leads) this.others?.postMessage({ joined: true });
    }).catch(() => {});
  }

  rest() {
    clearTimeout(this.next);
    this.turn?.abort();
    this.turn = null;
    this.leads = false;
  }

  get asks() { return this.turn && (this.leads || !navigator.locks); }

  stirred() {
    if (this.level === 0 || !this.asks || this.unwell) return;
    this.level = 0;
    this.wait(Math.max(0, this.asked + PAUSES[0] - now()));
  }

  wait(pause) {
    clearTimeout(this.next);
    if (this.asks) this.next = setTimeout(() => this.ask(), pause * (.9 + Math.random() * .2));
  }

  async ask() {
    clearTimeout(this.next);
    this.asked = now();
    const asked = { since: this.since, here: this.sign };
    try {
      const answer = await fetch(`${this.address}?${new URLSearchParams(asked)}`, { redirect: "manual" });
      if (answer.type === "opaqueredirect" || [401, 403, 404].includes(answer.status)) return this.end(true);
      if (answer.status === 204) return this.nothing();
      if (!answer.ok) return this.unwellFor(Number(answer.headers.get("Retry-After")) * 1000);
      const news = await answer.json();
      this.unwell = false;
      this.level = 0;
      this.others?.postMessage({ since: asked.since, news });
      this.take(news);
    } catch {
      return this.unwellFor(0);
    }
    return this.wait(PAUSES[0]);
  }

  nothing() {
    this.unwell = false;
    if (atWork(LATELY)) this.level = 0; else this.slower();
    this.wait(PAUSES[this.level]);
  }

  slower() {
    this.level = Math.min(this.level + 1, PAUSES.length - 1);
  }

  unwellFor(asked) {
    this.unwell = true;
    this.slower();
    this.wait(Math.max(PAUSES[this.level], asked || 0));
  }

  take(news) {
    this.sign = news.sign;
    const known = Number(this.since || news.step);
    this.since = String(Math.max(known, news.step));
    this.heard.news({ ...news, changes: news.changes.filter((change) => change.step > known) });
  }

  /** Another page of this browser has asked. */
  told(data) {
    if (data.over) this.end(false);
    else if (data.joined) { if (this.asks) { this.sign = ""; this.ask(); } }
    else if (this.since && Number(this.since) < Number(data.since)) this.ask(); // it knew more than this page
    else this.take(data.news);
  }

  /** Signed out, or no longer let in: never ask again. */
  end(first) {
    if (this.over) return;
    this.over = true;
    this.rest();
    if (first) this.others?.postMessage({ over: true });
    this.others?.close();
    this.heard.out();
  }
}
