// Says where this page is: which clause is edited or read, while somebody is at it.
import { atWork, clauseEdited, clauseRead } from "./where.js";

const EVERY = 12_000; // believed for 20 s
const FIRST = 1_000;

export class Telling {
  constructor(place) {
    this.place = place;
    this.page = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    this.last = "";
  }

  begin() {
    if (!this.place.dataset.presence) return;
    this.next = setTimeout(() => this.tell(), FIRST);
    document.addEventListener("visibilitychange", () => this.look());
    addEventListener("pagehide", () => this.leave());
    addEventListener("pageshow", (event) => { if (event.persisted) this.look(); });
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.next);
  }

  /** Somebody began or stopped editing, or came back: say so at once. */
  look() {
    if (!this.place.dataset.presence || this.stopped || this.last === this.state()) return;
    clearTimeout(this.next);
    this.next = setTimeout(() => this.tell(), FIRST);
  }

  state() { return `${clauseEdited() ?? ""} ${document.visibilityState}`; }

  /** A page nobody is at says nothing and fades; unsaved words keep it there. */
  async tell() {
    if (this.stopped) return;
    clearTimeout(this.next);
    this.next = setTimeout(() => this.tell(), EVERY);
    this.last = this.state();
    const edited = clauseEdited();
    if (!edited && !atWork()) return;
    const said = this.said({ clause: edited ?? clauseRead() ?? "", editing: edited ? "yes" : "no" });
    try {
      const answer = await fetch(this.place.dataset.presence, { method: "POST", body: said, redirect: "manual" });
      if (answer.status === 400 || answer.type === "opaqueredirect") this.stop();
    } catch { /* the next time */ }
  }

  leave() {
    if (!this.stopped) navigator.sendBeacon(this.place.dataset.leave, this.said({}));
    this.last = "";
  }

  said(facts) {
    return new URLSearchParams({ csrf_token: this.place.dataset.token, page: this.page, ...facts });
  }
}
