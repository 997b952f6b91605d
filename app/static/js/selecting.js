// Which words of a clause are selected, as they are stored and counted there. In a comparison they
// are words of one side: struck ones of the older wording, all others of the newer.
const TEXT = ".words[lang], [data-older], [data-newer]";
const MUTE = "b, sup, .unseen, .flaw:not(.ref)";

/** Text of a node as it is stored: breaks count as line feeds, numbers of quotes are no text. */
function textOf(node, left) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeName === "BR") return "\n";
  if (node.nodeType === Node.ELEMENT_NODE) {
    if (node.matches(MUTE) || (left && node.matches(left))) return "";
    if (node.matches(".blank")) return " "; // a sign for a blank or a break
  }
  return [...node.childNodes].map((one) => textOf(one, left)).join("");
}

const elementOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);

/** What of a redline is left out, so that the words of one side remain; "" where all are of one. */
function otherSide(place, range, words) {
  const { older, newer } = place.dataset;
  if (older === undefined || newer === undefined) return "";
  const within = elementOf(range.commonAncestorContainer).closest("del, ins");
  if (within && place.contains(within)) return within.nodeName === "DEL" ? "ins" : "del";
  const has = (tag) => [...words.querySelectorAll(`${tag}:not(.unseen)`)].some((one) => textOf(one).trim());
  return has("del") && !has("ins") ? "ins" : "del";
}

/** The words selected inside one text: the element they are in, what they say, where they begin. */
export function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const inside = (node) => elementOf(node)?.closest(TEXT);
  const place = inside(range.startContainer);
  if (!place || place !== inside(range.endContainer) || place.querySelector("[data-older]")) return null;
  const words = range.cloneContents();
  const left = otherSide(place, range, words);
  const quote = textOf(words, left);
  if (!quote.trim()) return null;
  const ahead = document.createRange();
  ahead.setStart(place, 0);
  ahead.setEnd(range.startContainer, range.startOffset);
  const before = textOf(ahead.cloneContents(), left).replace(/^\s+/, "");
  const { older, newer } = place.dataset;
  return {
    place, range, quote: quote.trim(), near: [...before].length,
    language: elementOf(range.startContainer).closest("[lang]").lang,
    read: left === "ins" ? older : left === "del" ? newer : newer ?? older,
  };
}
