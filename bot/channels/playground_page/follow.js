// After a person did something, the page follows the answer: to its place, to its text, to its first control.
import { columnOf, showFrom } from "./lines.js";

const PATIENCE = 10_000; // milliseconds after which an answer is no longer followed
const CONTROLS = ".options button, .answer :is(input, select, textarea):not([type=hidden])";
let acted = null;
let waiting;

/** Remembers what was just done, until the person does something else. */
export function follow(place, { pressed = false } = {}) {
  acted = { place, pressed, until: Date.now() + PATIENCE };
  writing(place, true);
  clearTimeout(waiting);
  waiting = setTimeout(() => writing(place, false), PATIENCE);
}

/** Shows or hides that an answer is being written. */
export function writing(place, shown) {
  const line = columnOf(place)?.querySelector(".typing");
  if (line) line.textContent = shown ? "Trellis is writing" : "";
}

for (const kind of ["keydown", "pointerdown"]) addEventListener(kind, () => (acted = null), true);

document.addEventListener("added", ({ target, detail: { column, near } }) => {
  if (!target.matches(".bot")) return;
  for (const { dataset } of document.querySelectorAll(".column")) writing(dataset.place, false);
  if (following(target.dataset.place)) lead(target, column);
  else if (!near) column.querySelector(".latest").hidden = false;
});

document.addEventListener("changed", ({ target, detail: { held } }) => {
  const { place } = target.dataset;
  writing(place, false);
  if (held) focusLine(target);
  if (following(place) && target.closest("#talk") && place !== "talk") goTo(place);
});

for (const button of document.querySelectorAll(".latest")) {
  button.addEventListener("click", () => {
    const log = button.closest(".column").querySelector(".log");
    log.scrollTop = log.scrollHeight;
    log.focus();
    button.hidden = true;
  });
  const log = button.closest(".column").querySelector(".log");
  log.addEventListener("scroll", () => {
    if (log.scrollHeight - log.scrollTop - log.clientHeight < 40) button.hidden = true;
  });
}

/** Whoever just did something goes on where the answer is; anybody else stays where they are. */
export function land(column) {
  const lines = column.querySelectorAll(".line.bot");
  if (following(column.dataset.place) && lines.length) settle(lines[lines.length - 1], column);
}

/** Whether what comes in a place may be the answer: it comes in the same place, or begins a thread instead. */
function following(place) {
  if (!acted || Date.now() > acted.until) return false;
  return place === acted.place || (acted.place === "talk" && !acted.answered);
}

function lead(line, column) {
  const { place } = line.dataset;
  acted.answered = place === acted.place; // from now on, a thread that begins was begun by somebody else
  if (place !== "talk") goTo(place);
  else if (document.getElementById("talk").hidden) location.hash = "talk";
  showFrom(line);
  settle(line, column);
}

/** Opens a thread, for somebody who did something outside of all threads. */
function goTo(place) {
  if (acted.place === "talk" && location.hash !== `#${place}`) location.hash = place;
}

/** Focuses what can be answered. Who types in the box stays in it. */
function settle(line, column) {
  const box = column.querySelector("textarea");
  const control = line.querySelector(CONTROLS);
  if (!acted.pressed && document.activeElement === box) return;
  if (control) control.focus();
  else if (line.querySelector(".asks") && matchMedia("(pointer: fine)").matches) box.focus();
  else focusLine(line);
}

function focusLine(line) {
  line.tabIndex = -1;
  line.focus({ preventScroll: true });
}
