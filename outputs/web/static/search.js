// The names below the box: arrow keys walk through them, Escape closes them.
"use strict";

const suggested = () => document.getElementById("suggested");

document.addEventListener("keydown", (event) => {
  const box = event.target.closest(".box");
  if (!box) return;
  if (event.key === "Escape" && suggested().childElementCount) {
    event.preventDefault(); // else the browser empties the box too
    suggested().replaceChildren();
    box.querySelector("input").focus();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const stops = [box.querySelector("input"), ...suggested().querySelectorAll("a")];
  const next = stops.indexOf(document.activeElement) + step;
  if (stops.length < 2) return;
  event.preventDefault();
  stops[(next + stops.length) % stops.length].focus();
});

document.addEventListener("click", (event) => {
  if (!event.target.closest(".box")) suggested().replaceChildren();
});
