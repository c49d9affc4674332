// A box to search in, with a list under it: for choosing whom to be, and for long choices in cards and forms.
import { send } from "./send.js";

const BOX = "[role=combobox]";
let asked = 0;

document.addEventListener("input", ({ target }) => target.matches(BOX) && search(target));

document.addEventListener("keydown", (event) => {
  if (!event.target.matches(BOX) || event.isComposing) return;
  const list = listOf(event.target);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) move(event.target, list, step);
  else if (event.key === "Enter" && marked(list)) choose(event.target, marked(list));
  else if (event.key === "Escape" && list.dataset.floats !== undefined && !list.hidden) close(event.target);
  else return;
  event.preventDefault();
  event.stopPropagation();
});

document.addEventListener("click", ({ target }) => {
  const option = target.closest("[role=option]");
  if (option) choose(document.querySelector(`[aria-controls="${option.parentElement.id}"]`), option);
});

document.addEventListener("focusout", ({ target, relatedTarget }) => {
  const inside = relatedTarget && target.parentElement.contains(relatedTarget);
  if (target.matches(BOX) && listOf(target).dataset.floats !== undefined && !inside) close(target);
});

const listOf = (box) => document.getElementById(box.getAttribute("aria-controls"));
const marked = (list) => list.querySelector("[aria-selected=true]");
const leadsTo = (option) => option.dataset.href ?? option.dataset.value;

async function search(box) {
  const list = listOf(box);
  const number = ++asked;
  const hidden = box.parentElement.querySelector("[type=hidden]");
  if (hidden) hidden.value = box.value; // words count as well, until one is picked
  const html = await found(box);
  if (number !== asked) return; // a later letter has its own answer
  const before = marked(list);
  list.innerHTML = html;
  box.removeAttribute("aria-activedescendant");
  const still = before && [...list.children].find((option) => leadsTo(option) === leadsTo(before));
  if (still) mark(box, still); // a late list takes no mark away
  open(box, list.childElementCount > 0);
  const nobody = box.parentElement.querySelector(".nobody");
  nobody.textContent = list.childElementCount ? "" : "Nothing found. Try fewer letters.";
}

async function found(box) {
  const { source, slot } = box.parentElement.dataset;
  if (source) return (await fetch(`${source}?${new URLSearchParams({ find: box.value })}`)).text();
  const place = box.closest("[data-place]")?.dataset.place ?? "talk";
  return (await send("searched", place, { slot: JSON.parse(slot), text: box.value })).options;
}

function move(box, list, step) {
  const options = [...list.querySelectorAll("[role=option]")];
  if (!options.length) return;
  open(box, true);
  const now = options.indexOf(marked(list));
  const next = options[now < 0 && step < 0 ? options.length - 1 : (now + step + options.length) % options.length];
  marked(list)?.removeAttribute("aria-selected");
  mark(box, next);
}

function mark(box, option) {
  option.setAttribute("aria-selected", "true");
  option.scrollIntoView({ block: "nearest" });
  box.setAttribute("aria-activedescendant", option.id);
}

function choose(box, option) {
  if (option.dataset.href) {
    location.href = option.dataset.href;
    return;
  }
  box.value = option.dataset.label;
  box.parentElement.querySelector("[type=hidden]").value = option.dataset.value;
  box.dispatchEvent(new Event("change", { bubbles: true }));
  close(box);
  box.focus();
}

function open(box, shown) {
  listOf(box).hidden = !shown;
  box.setAttribute("aria-expanded", shown);
}

function close(box) {
  open(box, false);
  box.removeAttribute("aria-activedescendant");
}
