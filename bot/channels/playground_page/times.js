// Days and times in the reader's own manner.
const now = new Date(document.body.dataset.now);
const opened = Date.now();
const DAY = 24 * 60 * 60 * 1000;
const CLOSE = 5 * 60 * 1000;

/** Rewrites every time in an element. */
export function tellTimes(element) {
  for (const time of element.querySelectorAll("time")) {
    if (time.classList.contains("day")) {
      time.textContent = new Date(`${time.dateTime}T00:00`).toLocaleDateString([], { dateStyle: "long" });
    } else {
      const at = new Date(time.dateTime);
      time.textContent = at.toLocaleTimeString([], { hour: "numeric", minute: "2-digit" });
      time.title = at.toLocaleString([], { dateStyle: "full", timeStyle: "short" });
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
    const newDay = at.toDateString() !== before.toDateString();
    const by = line.matches(".me") ? "me" : "bot";
    if (newDay) line.dataset.day = named(at);
    else delete line.dataset.day;
    line.toggleAttribute("data-joined", !newDay && by === author && at - before < CLOSE);
    [before, author] = [at, by];
  }
}

function named(day) {
  const today = new Date(now.getTime() + Date.now() - opened);
  if (day.toDateString() === today.toDateString()) return "Today";
  if (day.toDateString() === new Date(today - DAY).toDateString()) return "Yesterday";
  const options = { weekday: "long", day: "numeric", month: "long" };
  if (day.getFullYear() !== today.getFullYear()) options.year = "numeric";
  return day.toLocaleDateString([], options);
}
