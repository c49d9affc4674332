// Buttons, answers and everything else that is pressed in a card.
import { act } from "./act.js";
import { follow, writing } from "./follow.js";
import { send } from "./send.js";
import { say, edit } from "./composer.js";

const PATIENCE = 3000; // milliseconds a card stays busy when nothing comes back

document.addEventListener("click", (event) => {
  const target = event.target.closest("button");
  if (!target) return;
  const { press, value, say: text, edit: earlier, dismiss } = target.dataset;
  if (press && event.detail < 2) pressed(target, JSON.parse(press), value === undefined ? [] : [value]); // once
  if (text) say(target.closest(".column"), text);
  if (earlier) edit(target.closest(".column"), earlier);
  if (dismiss) document.getElementById(dismiss).remove();
});

document.addEventListener("submit", (event) => {
  const { target } = event;
  if (!target.matches(".answer")) return;
  event.preventDefault();
  const values = new FormData(target).getAll("answer").filter(Boolean);
  if (values.length) pressed(target, JSON.parse(target.dataset.press), values);
  else target.querySelector(".error").textContent = "Choose an answer first.";
});

async function pressed(control, press, values) {
  const card = control.closest(".card");
  if (card.ariaBusy === "true") return;
  const holder = control.closest("[data-place]");
  const { place, line } = holder.dataset;
  const atHome = control.closest("#home");
  busy(card, true);
  follow(place, { pressed: true });
  try {
    const answer = await send("pressed", place, { press, values }, { line });
    if (act(answer, place)) {
      writing(place, false);
      busy(card, false);
    } else setTimeout(() => busy(card, false), PATIENCE);
    if (atHome) document.dispatchEvent(new Event("homechanged"));
  } catch {
    writing(place, false);
    busy(card, false);
    complain(card);
  }
}

/** A busy card cannot be pressed again, but keeps the focus where it is. */
function busy(card, on) {
  card.ariaBusy = String(on);
  card.querySelector(".unsent")?.remove();
  for (const control of card.querySelectorAll("button, input, select, textarea")) {
    if (on) control.setAttribute("aria-disabled", "true");
    else control.removeAttribute("aria-disabled");
  }
}

document.addEventListener("added", ({ target }) => {
  if (!target.matches(".bot")) return;
  for (const card of document.querySelectorAll(".card[aria-busy=true]")) busy(card, false);
});

function complain(card) {
  const sentence = document.createElement("p");
  sentence.className = "error unsent";
  sentence.setAttribute("role", "alert");
  sentence.textContent = "This did not get through. Try again.";
  card.append(sentence);
}
