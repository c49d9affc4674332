// Live events. Whatever was missed while the connection was lost or the page hidden is fetched again.
import { act, showHome } from "./act.js";
import { itIs } from "./clock.js";
import { columnOf, patch, refresh } from "./lines.js";
import { send } from "./send.js";

const AGAIN = 2000; // milliseconds between tries
const { as } = document.body.dataset;
const status = document.getElementById("connection");
let source;

function connect() {
  source?.close();
  source = new EventSource(`/playground/events?as=${as}`);
  source.addEventListener("lines", ({ data }) => patch(JSON.parse(data)));
  source.addEventListener("home", ({ data }) => document.getElementById("home").hidden || showHome(JSON.parse(data)));
  source.addEventListener("clock", ({ data }) => itIs(JSON.parse(data)));
  source.addEventListener("open", catchUp);
  source.addEventListener("error", () => {
    status.textContent = "The connection is lost. Trying to get it back.";
    source.close();
    setTimeout(() => document.hidden || connect(), AGAIN);
  });
}

async function catchUp() {
  const columns = [...document.querySelectorAll(".column")];
  try {
    await Promise.all(columns.map(refresh));
  } catch {
    return; // the stream's own error follows
  }
  status.textContent = "";
  if (!document.getElementById("talk-lines").childElementCount) hello();
}

/** The first contact. Its key is always the same, so several windows say hello once. */
async function hello() {
  const { place } = columnOf("talk").dataset;
  act(await send("arrived", place, { where: "talk" }, { event: `hello-${as}` }), place);
}

// A browser holds few connections to one address, so pages that nobody sees give theirs back.
document.addEventListener("visibilitychange", () => (document.hidden ? source.close() : connect()));
connect();
