// What every page needs: the dialog, notices, and a login that does not lose what was typed.
"use strict";

const box = () => document.getElementById("dialog-box");

function tell(words) {
  const place = document.getElementById("notice");
  place.textContent = words;
  window.setTimeout(() => { if (place.textContent === words) place.textContent = ""; }, 6000);
}

// A part that is swapped into the dialog opens it; an empty one closes it.
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id !== "dialog") return;
  if (event.detail.target.childElementCount && !box().open) box().showModal();
  if (!event.detail.target.childElementCount && box().open) box().close();
});

// After a login in the dialog all forms of the page go on with the new session.
document.addEventListener("miclu:login", (event) => {
  const token = event.detail.token;
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-Form-Token": token }));
  for (const field of document.querySelectorAll("input[name=form_token]")) field.value = token;
  box().close();
  tell(document.documentElement.lang === "en" ? "Logged in. Send it again." : "로그인했습니다. 다시 보내십시오.");
});

document.addEventListener("miclu:notice", (event) => tell(event.detail.value || event.detail.text));

document.addEventListener("htmx:sendError", () => {
  tell(document.documentElement.lang === "en" ? "No connection. Nothing was lost; try again." : "연결이 끊겼습니다. 입력한 내용은 그대로 있습니다. 다시 해 보십시오.");
});

// An error takes a place in the page only where our answer names that place; else all stays.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr } = event.detail;
  if (xhr.status < 400 || !xhr.getResponseHeader("HX-Retarget")) return;
  event.detail.shouldSwap = true;
  event.detail.isError = false;
});

document.addEventListener("htmx:responseError", (event) => {
  const { elt, xhr } = event.detail;
  // Our own answers bring their words; without suggestions one types on.
  if (xhr.getResponseHeader("HX-Trigger") || elt.matches("input")) return;
  tell(document.documentElement.lang === "en" ? `The server could not answer (${xhr.status}). Nothing was lost; try again.` : `서버가 답하지 못했습니다(${xhr.status}). 입력한 내용은 그대로 있습니다. 다시 해 보십시오.`);
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-close]")) box().close();
});
