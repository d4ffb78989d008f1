// Review by keyboard: a key presses what carries it in data-key. Everything works by mouse too.
"use strict";

const isTyping = (place) => place instanceof Element && place.closest("input, select, textarea, dialog");

// With the Hangul layout on, the letter of a key comes only from its place.
function nameOf(event) {
  if (/^[\x21-\x7e]$/.test(event.key)) return event.key.toLowerCase();
  return /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : event.key;
}

function find(key) {
  const found = document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`);
  return [...found].find((each) => each.matches("summary") || !each.closest("details:not([open])"));
}

// A fact that nobody has seen yet takes no key: while the next card comes, keys do nothing.
let underWay = null;
document.addEventListener("htmx:beforeSend", (event) => {
  if (event.detail.target.id === "review") underWay = event.detail.xhr;
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.xhr === underWay) underWay = null;
});

const say = (korean, english) => document.documentElement.lang === "en" ? english : korean;

// A line of text holds no breaks, whatever it was given.
const onOneLine = (words) => words.replace(/[\r\n]+/g, "");

function wasTyped(field) {
  if (!field.matches("select")) return onOneLine(field.value) !== onOneLine(field.defaultValue);
  const told = [...field.options].find((each) => each.defaultSelected) || field.options[0];
  return field.value !== told.value;
}

// What was typed about the card, and is not what `sent` sends.
function isLeftOver(sent) {
  return [...document.querySelectorAll("#card .act")].some((act) => !act.contains(sent)
    && ("kept" in act.dataset || [...act.querySelectorAll("input:not([type=hidden]), select, textarea")].some(wasTyped)));
}

document.addEventListener("htmx:confirm", (event) => {
  const { elt, target } = event.detail;
  if (target.id !== "review" || !isLeftOver(elt)) return;
  if (!window.confirm(say("고치던 내용을 버리고 갑니까?", "Drop what you have typed here?"))) event.preventDefault();
});

window.addEventListener("beforeunload", (event) => {
  if (isLeftOver(null)) event.preventDefault();
});

function press(element) {
  if (element.matches("input")) return element.focus();
  element.click();
  const opened = element.matches("summary") ? element.parentElement : null;
  if (!opened || !opened.open) return;
  // One at a time: several count from 1.
  for (const other of document.querySelectorAll("#card .act[open]")) other.open = other === opened;
  const field = opened.querySelector(".correction :is(input:not([type=hidden]), select, textarea)");
  if (field) field.focus();
  opened.scrollIntoView({ block: "nearest" });
}

function leaveField() {
  for (const opened of document.querySelectorAll("#card .act[open]")) opened.open = false;
  document.getElementById("card").focus();
}

document.addEventListener("keydown", (event) => {
  if (document.querySelector("dialog[open]") || event.isComposing) return;
  if (event.key === "Escape" && document.querySelector("#card .act[open]")) return leaveField();
  if (event.key === "Enter" && event.ctrlKey && isTyping(event.target) && event.target.form) {
    event.preventDefault();
    return event.target.form.requestSubmit();
  }
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
  const wanted = find(nameOf(event));
  if (!wanted) return;
  event.preventDefault();
  if (event.repeat) return;
  if (underWay) tell(say("다음 사실이 나오기 전에 누른 글쇠는 쓰지 않았습니다.", "That key came before the next fact, and did nothing."));
  else press(wanted);
});

// The next card is read out and scrolled to; a wrong field is where the cursor goes.
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id !== "review") return;
  const wrong = document.querySelector("#card [aria-invalid=true]");
  const place = wrong || document.getElementById("card");
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "nearest" });
});
