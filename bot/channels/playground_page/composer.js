// The box to write in. What could not be sent stays in it, with the key of its first try.
import { act } from "./act.js";
import { follow, writing } from "./follow.js";
import { newEvent, send } from "./send.js";

const LARGEST = 5 * 1024 * 1024; // bytes
const unsent = new Map(); // text → event key of the try that failed

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  if (!event.target.matches(".composer textarea")) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

for (const form of document.querySelectorAll(".composer")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const box = form.querySelector("textarea");
    const text = box.value;
    if (!text.trim()) return;
    box.value = "";
    say(form.closest(".column"), text);
  });
  form.querySelector("[type=file]").addEventListener("change", ({ target }) => {
    if (target.files.length) upload(form.closest(".column"), target);
  });
}

/** Says a text in the place that a column shows. */
export async function say(column, text) {
  const event = unsent.get(text) ?? newEvent();
  const sent = await deliver(column, "said", { text }, event);
  if (sent) unsent.delete(text);
  else {
    unsent.set(text, event);
    edit(column, text);
  }
}

/** Puts a text into the box, before whatever stands there. */
export function edit(column, text) {
  const box = column.querySelector("textarea");
  box.value = box.value ? `${text}\n${box.value}` : text;
  box.focus();
}

async function upload(column, input) {
  const [file] = input.files;
  input.value = "";
  if (file.size > LARGEST) return complain(column, "This file is too large. Up to 5 MB can be sent.");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const content = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const media = file.type || "application/octet-stream";
  await deliver(column, "uploaded", { file: { name: file.name, media, content } }, newEvent());
}

async function deliver(column, kind, rest, event) {
  const { place } = column.dataset;
  complain(column, "");
  follow(place);
  try {
    const answer = await send(kind, place, rest, { event });
    if (act(answer, place)) writing(place, false);
    return true;
  } catch {
    writing(place, false);
    complain(column, "This was not sent. Try again.");
    return false;
  }
}

function complain(column, sentence) {
  column.querySelector(".composer .error").textContent = sentence;
}
