// The dialog with a form: pages, errors beside the fields, a draft that survives closing.
import { follow, writing } from "./follow.js";
import { send } from "./send.js";

const PAUSE = 2500; // milliseconds without a change after which a draft is kept
const dialog = document.getElementById("form");
let place = "talk";
let changed = false;
let timer;

/** Opens a form, or its next page in the open dialog. */
export function openForm(html, where) {
  forget();
  dialog.innerHTML = html;
  place = where;
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  shown()?.querySelector("h3").focus();
}

/** Closes the form; nothing of it is a draft any more. */
export function closeForm() {
  forget();
  dialog.close();
}

const shown = () => dialog.querySelector("form:not([hidden])");

function forget() {
  clearTimeout(timer);
  changed = false;
}

/** A page as slot, number and values; a field of several answers is a list. */
function read(form) {
  const given = new FormData(form);
  const values = {};
  for (const field of form.querySelectorAll("[data-field]")) {
    const name = field.dataset.field;
    values[name] = field.querySelector("[type=checkbox]") ? given.getAll(name) : (given.get(name) ?? "");
  }
  return { slot: JSON.parse(form.dataset.slot), page: Number(form.dataset.page), values };
}

async function keepDraft() {
  const form = shown();
  if (!changed || !form) return;
  forget();
  try {
    await send("drafted", place, read(form), { keepalive: true });
  } catch {
    changed = true; // the next chance will do
  }
}

dialog.addEventListener("input", () => {
  changed = true;
  clearTimeout(timer);
  timer = setTimeout(keepDraft, PAUSE);
});

dialog.addEventListener("close", async () => {
  await keepDraft();
  dialog.replaceChildren();
});

document.addEventListener("visibilitychange", () => document.hidden && keepDraft());

dialog.addEventListener("click", ({ target }) => {
  const to = target.closest("[data-turn-to]")?.dataset.turnTo;
  if (to === undefined) return;
  for (const form of dialog.querySelectorAll("form")) form.hidden = form.dataset.page !== to;
  shown().querySelector("h3").focus();
});

dialog.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.ariaBusy === "true") return;
  form.ariaBusy = "true";
  clearTimeout(timer);
  showErrors(form, {});
  follow(place, { pressed: true });
  try {
    const answer = await send("submitted", place, read(form));
    changed = false;
    if (Object.keys(answer.errors).length) showErrors(form, answer.errors);
    dialog.dispatchEvent(new CustomEvent("answered", { bubbles: true, detail: { answer, place } }));
  } catch {
    form.querySelector(":scope > .error").textContent = "This was not saved. Try again.";
  }
  if (dialog.open) writing(place, false);
  form.ariaBusy = "false";
});

/** Writes each sentence beside its field and goes to the first. One without a field stands above the buttons. */
function showErrors(form, errors) {
  const rest = new Map(Object.entries(errors));
  let first = null;
  for (const field of form.querySelectorAll("[data-field]")) {
    const { field: name } = field.dataset;
    const control = field.querySelector("input:not([type=hidden]), textarea, select");
    field.querySelector(".error").textContent = rest.get(name) ?? "";
    if (rest.has(name)) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
    if (rest.delete(name)) first ??= control;
  }
  form.querySelector(":scope > .error").textContent = [...rest.values()].join(" ");
  first?.focus({ preventScroll: true });
  first?.closest("[data-field]").scrollIntoView(); // its name first,
  first?.scrollIntoView({ block: "nearest" }); // and however much stands between, what is wrong with it
}
