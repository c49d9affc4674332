// Days and times as the person who is shown has them, in the reader's own manner.
const { now: drawnAt, zone: timeZone } = document.body.dataset;
const DAY = 24 * 60 * 60 * 1000;
const CLOSE = 5 * 60 * 1000;
let ahead = new Date(drawnAt) - Date.now(); // how far the company's clock runs ahead of this machine's

/** What time it is in the company. */
export const business = () => new Date(Date.now() + ahead);

/** It is another time in the company now; it never goes back. */
export function setBusiness(now) {
  ahead = Math.max(ahead, new Date(now) - Date.now());
}

/** A moment with its day, as on a clock. */
export const tellMoment = (at) =>
  at.toLocaleString([], { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZone });

/** Rewrites every time in an element. */
export function tellTimes(element) {
  for (const time of element.querySelectorAll("time")) {
    if (time.classList.contains("day")) {
      time.textContent = new Date(`${time.dateTime}T00:00`).toLocaleDateString([], { dateStyle: "long" });
    } else {
      const at = new Date(time.dateTime);
      time.textContent = at.toLocaleTimeString([], { hour: "numeric", minute: "2-digit", timeZone });
      time.title = at.toLocaleString([], { dateStyle: "full", timeStyle: "short", timeZone });
    }
  }
}

/** Names the day on the first line of each, and marks what follows closely on a line of the same author. */
export function markDays(list) {
  let before = new Date(0);
  let author = "";
  for (const line of list.children) {
    const time = line.querySelector(".by time");
    if (!time) continue;
    const at = new Date(time.dateTime);
    const newDay = dayOf(at) !== dayOf(before);
    const by = line.matches(".me") ? "me" : "bot";
    if (newDay) line.dataset.day = named(at);
    else delete line.dataset.day;
    line.toggleAttribute("data-joined", !newDay && by === author && at - before < CLOSE);
    [before, author] = [at, by];
  }
}

/** The person's own day at a moment, as 2026-11-23. */
const dayOf = (at) => at.toLocaleDateString("sv", { timeZone });

function named(day) {
  const today = business();
  if (dayOf(day) === dayOf(today)) return "Today";
  if (dayOf(day) === dayOf(new Date(today - DAY))) return "Yesterday";
  const options = { weekday: "long", day: "numeric", month: "long", timeZone };
  if (day.getFullYear() !== today.getFullYear()) options.year = "numeric";
  return day.toLocaleDateString([], options);
}
