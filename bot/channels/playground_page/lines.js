// Puts drawn lines where they belong. The same way for the first load, for live events and for catching up.
import { markNews } from "./news.js";
import { fetchDrawn } from "./send.js";
import { tellTimes, markDays } from "./times.js";

const NEAR = 120; // pixels from the end that still count as reading the newest
const END = 4; // pixels from the end that count as being there
const GAP = 16; // pixels left above a line that is scrolled to
const columns = [...document.querySelectorAll(".column")];
const drawnAs = new Map(); // id → HTML as the server drew it
let changes = 0;

// Who reads the end goes on reading it when the box grows, suggestions come or a keyboard slides in.
const atEnd = new Set();
for (const log of document.querySelectorAll(".log")) {
  atEnd.add(log);
  log.addEventListener("scroll", () => lookWhere(log));
  new ResizeObserver(() => atEnd.has(log) && (log.scrollTop = log.scrollHeight)).observe(log);
}

function lookWhere(log) {
  if (log.scrollHeight - log.scrollTop - log.clientHeight < END) atEnd.add(log);
  else atEnd.delete(log);
}

/** The column that shows a place, if one does. */
export const columnOf = (place) => columns.find((column) => column.dataset.place === place);

/** Puts a live change in its place. */
export function patch(html) {
  changes += 1;
  put(html);
}

/** Fetches a place again; what has not changed stays untouched. */
export async function refresh(column) {
  const { place } = column.dataset;
  if (!place) return;
  const before = changes;
  const html = await fetchDrawn("lines", { place });
  if (place !== column.dataset.place) return;
  if (changes !== before) return refresh(column); // something newer came meanwhile
  put(html);
  column.querySelector(".log").setAttribute("aria-busy", "false");
}

/** Shows another place in a column. */
export function turnTo(column, place) {
  column.dataset.place = place;
  column.querySelector(".log").setAttribute("aria-busy", "true");
  column.querySelector(".log ol").replaceChildren();
  column.querySelector(".prompts").replaceChildren();
  for (const id of drawnAs.keys()) if (id.startsWith(`${column.id}-`)) drawnAs.delete(id);
  return refresh(column);
}

/** Scrolls so that an element's beginning can be read, and as much of the rest as fits. */
export function showFrom(element) {
  const log = element.closest(".log");
  log.scrollTop = element.offsetTop - GAP;
  lookWhere(log); // now: the event comes after the next layout, which may be another
}

function put(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const element of [...template.content.children]) {
    const column = columns.find(({ id }) => element.id.startsWith(`${id}-`) || element.dataset.into === `${id}-lines`);
    if (column.id === "thread" && column.dataset.place !== element.dataset.place) continue;
    place(element, column);
  }
  markNews();
}

function place(element, column) {
  const old = document.getElementById(element.id);
  const source = element.outerHTML;
  if (old && drawnAs.get(element.id) === source) return;
  drawnAs.set(element.id, source);
  tellTimes(element);
  if (old) replace(old, element);
  else add(element, column);
  if (element.matches(".line")) markDays(column.querySelector(".log ol"));
}

function replace(old, element) {
  const held = old.contains(document.activeElement);
  const log = old.closest(".log");
  const end = log && log.scrollHeight - log.scrollTop;
  const above = log && old.offsetTop < log.scrollTop;
  old.replaceWith(element);
  if (above) log.scrollTop = log.scrollHeight - end;
  if (element.matches(".line")) tell("changed", element, { held });
}

function add(element, column) {
  const log = column.querySelector(".log");
  const list = log.querySelector("ol");
  const number = Number(element.dataset.line);
  const near = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
  const loading = log.getAttribute("aria-busy") === "true";
  list.insertBefore(element, [...list.children].find((other) => Number(other.dataset.line) > number) ?? null);
  if (near || loading) showFrom(element);
  if (!loading) tell("added", element, { column, near });
}

function tell(what, element, rest) {
  element.dispatchEvent(new CustomEvent(what, { bubbles: true, detail: rest }));
}
