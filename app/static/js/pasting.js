// What is copied from Word or a web page comes with its list numbers: lines of plain text, each
// beginning as it was printed. Pasted into the form of one clause, several numbered lines are
// offered as clauses of their own.
const BLOCK = new Set(["ADDRESS", "ARTICLE", "BLOCKQUOTE", "DD", "DIV", "DL", "DT", "FIGURE", "FOOTER", "FORM", "H1", "H2", "H3", "H4", "H5", "H6", "HEADER", "HR", "LI", "MAIN", "NAV", "OL", "P", "PRE", "SECTION", "TABLE", "TBODY", "THEAD", "TR", "UL"]);
const SKIPPED = new Set(["SCRIPT", "STYLE", "HEAD", "TEMPLATE", "TITLE", "META", "LINK", "XML", "O:P"]);
const LETTERS = "abcçdeəfgğhxıijkqlmnoöprsştuüvyz";
const NUMBERED = /^\s*(?:§\s*|Maddə\s+|Article\s+)?(?:\d+(?:[.-]\d+)*[.)]|[a-zəçğıöşü]\)|[IVXLC]+[.)])\s+\S/u;
const CARRIED = "nizam:paste";

function roman(number) {
  const signs = [[100, "C"], [90, "XC"], [50, "L"], [40, "XL"], [10, "X"], [9, "IX"], [5, "V"], [4, "IV"], [1, "I"]];
  let said = "";
  for (const [value, sign] of signs) for (; number >= value; number -= value) said += sign;
  return said;
}

function label(item) {
  const parent = item.parentElement;
  if (parent?.tagName !== "OL") return "";
  const items = [...parent.children].filter((one) => one.tagName === "LI");
  const own = Number.parseInt(item.getAttribute("value"), 10);
  const number = Number.isNaN(own) ? (Number.parseInt(parent.getAttribute("start"), 10) || 1) + items.indexOf(item) : own;
  const style = parent.style.listStyleType || item.style.listStyleType;
  const type = parent.getAttribute("type") || { "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-roman": "I", "lower-roman": "i" }[style] || "1";
  if (type === "a" || type === "A") return `${LETTERS[(number - 1) % LETTERS.length]}) `;
  if (type === "I") return `${roman(number)}. `;
  if (type === "i") return `${roman(number).toLowerCase()}) `;
  return `${number}. `;
}

export function linesOf(html) {
  const lines = [""];
  const end = () => { if (lines.at(-1).trim()) lines.push(""); };
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) { lines[lines.length - 1] += node.data.replace(/[\s\u00a0]+/gu, " "); return; }
    if (node.nodeType !== Node.ELEMENT_NODE || SKIPPED.has(node.tagName)) return;
    if (node.tagName === "BR") { end(); return; }
    const block = BLOCK.has(node.tagName);
    if (block) end();
    if (node.tagName === "LI") lines[lines.length - 1] += label(node);
    if ((node.tagName === "TD" || node.tagName === "TH") && lines.at(-1).trim()) lines[lines.length - 1] += " ";
    for (const child of node.childNodes) walk(child);
    if (block) end();
  };
  walk(new DOMParser().parseFromString(html, "text/html").body);
  return lines.map((line) => line.replace(/ {2,}/g, " ").trim()).filter(Boolean);
}

function put(area, text) {
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
}

function pasted(event) {
  const html = event.clipboardData?.getData("text/html");
  const lines = html ? linesOf(html) : [];
  return lines.length > 1 ? lines.join("\n") : event.clipboardData?.getData("text/plain") ?? "";
}

function offer(editor, area, text) {
  if (!editor?.dataset.paste || text.split("\n").filter((line) => NUMBERED.test(line)).length < 2) return;
  editor.querySelector(".several")?.remove();
  const note = document.createElement("p"), button = document.createElement("button");
  note.className = "several";
  note.setAttribute("role", "status");
  note.append(`${editor.dataset.several} `, button);
  button.type = "button";
  button.textContent = editor.dataset.asClauses;
  button.addEventListener("click", () => {
    sessionStorage.setItem(CARRIED, JSON.stringify({ text, language: area.lang }));
    const at = area.value.indexOf(text);
    if (at >= 0) area.setRangeText("", at, at + text.length, "end");
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    location.assign(editor.dataset.paste);
  });
  area.after(note);
}

document.addEventListener("paste", (event) => {
  const area = event.target;
  if (!(area instanceof HTMLTextAreaElement) || !area.matches(".words")) return;
  const text = pasted(event).replaceAll("\r\n", "\n");
  if (!text) return;
  const plain = (event.clipboardData.getData("text/plain") ?? "").replaceAll("\r\n", "\n");
  if (area.matches("[data-paste-html]") && text !== plain) {
    event.preventDefault();
    put(area, text);
    const said = document.getElementById(area.getAttribute("aria-describedby"));
    said.textContent = said.dataset.html;
  } else if (!area.matches("[data-paste-html]")) {
    setTimeout(() => offer(area.closest("clause-editor"), area, plain || text));
  }
});

const form = document.querySelector("form.pasting");
if (form) {
  const carried = JSON.parse(sessionStorage.getItem(CARRIED) ?? "null");
  sessionStorage.removeItem(CARRIED);
  if (carried && !form.elements.text.value) {
    form.elements.text.value = carried.text;
    const spoken = form.querySelector(`[name=language][value="${carried.language}"]`);
    if (spoken) spoken.checked = true;
  }
  form.querySelector("section.preview")?.focus();
}
