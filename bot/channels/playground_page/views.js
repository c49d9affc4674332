// What is shown: messages, home, a thread. The address says it, so Back goes back and two windows can differ.
import { act } from "./act.js";
import { land } from "./follow.js";
import { turnTo } from "./lines.js";
import { send } from "./send.js";

const narrow = matchMedia("(max-width: 699px)");
const byId = (id) => document.getElementById(id);
const [header, main, panel, thread] = [
  document.querySelector("header"),
  document.querySelector("main"),
  byId("thread-panel"),
  byId("thread"),
];
const unsaid = new Map(); // place of a thread → what stands in its box

addEventListener("hashchange", show);
narrow.addEventListener("change", cover);
document.addEventListener("homechanged", () => byId("home").hidden || loadHome());
byId("form").addEventListener("close", () => byId("home").hidden || loadHome());
show();

function show() {
  const wanted = decodeURIComponent(location.hash.slice(1));
  const home = wanted === "home";
  byId("home").hidden = !home;
  byId("talk").hidden = home;
  for (const link of document.querySelectorAll("nav a")) {
    if ((link.hash === "#home") === home) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  showThread(wanted.includes(":") ? wanted : "");
  if (home) loadHome();
}

async function loadHome() {
  try {
    act(await send("arrived", "talk", { where: "home" }), "talk");
  } catch {
    byId("home-content").textContent = "Your home could not be fetched. Open it again.";
  }
}

function showThread(place) {
  const before = thread.dataset.place ?? "";
  if (place === before) return;
  const box = thread.querySelector("textarea");
  unsaid.set(before, box.value);
  box.value = unsaid.get(place) ?? "";
  panel.hidden = !place;
  cover();
  if (place) {
    const root = document.querySelector(`#talk-lines [data-place="${CSS.escape(place)}"]`);
    byId("thread-title").textContent = root?.dataset.title ?? "Thread";
    byId("thread-title").focus();
    // When it cannot be fetched, the live connection says that it is lost, and catches up later.
    turnTo(thread, place).then(() => land(thread), () => {});
  } else {
    delete thread.dataset.place;
    document.querySelector(`a.open[href$="#${CSS.escape(before)}"]`)?.focus();
  }
}

/** On a narrow screen the thread covers everything else. */
function cover() {
  const covered = narrow.matches && !panel.hidden;
  header.inert = covered;
  main.inert = covered;
}

addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !panel.hidden && !document.querySelector("dialog[open]")) location.hash = "talk";
});

document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  if (location.hash === "#home") location.hash = "talk";
  setTimeout(() => byId("talk-text").focus());
});

byId("switch").addEventListener("click", () => {
  byId("picker").showModal();
  byId("picker-text").focus();
});

document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-close]")) target.closest("dialog").close();
});
