// What comes straight back from a press or a text: a form, a line for these eyes only, the home.
import { closeForm, openForm } from "./form.js";
import { patch } from "./lines.js";
import { tellTimes } from "./times.js";

/** Does what the answer says. Tells whether there was anything to do. */
export function act(answer, place) {
  if (answer.form) openForm(answer.form, place);
  if (answer.close) closeForm();
  if (answer.receipt) patch(answer.receipt);
  if (answer.home) showHome(answer.home);
  return Boolean(answer.form || answer.close || answer.receipt);
}

document.addEventListener("answered", ({ detail: { answer, place } }) => act(answer, place));

/** Draws the home, and leaves the focus on the button that had it. */
export function showHome(html) {
  const home = document.getElementById("home-content");
  const { press } = home.contains(document.activeElement) ? document.activeElement.dataset : {};
  home.innerHTML = html;
  tellTimes(home);
  if (press) home.querySelector(`[data-press="${CSS.escape(press)}"]`)?.focus();
}
