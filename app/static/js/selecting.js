// Which words of a clause are selected, as they are stored and counted there.
const TEXT = ".words[lang]";

/** Text of a node as it is stored: breaks count as line feeds, numbers of quotes are no text. */
function textOf(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeName === "BR") return "\n";
  if (node.nodeType === Node.ELEMENT_NODE && node.matches("b, sup, .unseen, .flaw:not(.ref)")) return "";
  return [...node.childNodes].map(textOf).join("");
}

/** The words selected inside one text: the element they are in, what they say, where they begin. */
export function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const inside = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest(TEXT);
  const place = inside(range.startContainer);
  if (!place || place !== inside(range.endContainer)) return null;
  const quote = textOf(range.cloneContents());
  if (!quote.trim()) return null;
  const ahead = document.createRange();
  ahead.setStart(place, 0);
  ahead.setEnd(range.startContainer, range.startOffset);
  const before = textOf(ahead.cloneContents()).replace(/^\s+/, "");
  return { place, range, quote: quote.trim(), near: [...before].length };
}
