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

function press(element) {
  if (element.matches("input")) return element.focus();
  element.click();
  const opened = element.matches("summary") ? element.parentElement : null;
  if (!opened || !opened.open) return;
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
  if (!event.repeat) press(wanted);
});

// The next card is read out and scrolled to; a wrong field is where the cursor goes.
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id !== "review") return;
  const wrong = document.querySelector("#card [aria-invalid=true]");
  const place = wrong || document.getElementById("card");
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "nearest" });
});
