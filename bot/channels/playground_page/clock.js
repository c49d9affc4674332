// The company's clock: it goes by itself, and three buttons let time pass for everybody in the company.
import { business, setBusiness, tellMoment } from "./times.js";

const { as } = document.body.dataset;
const TICK = 5000; // milliseconds
const clock = document.getElementById("clock");
const face = document.getElementById("clock-now");
const status = document.getElementById("clock-status");

show();
setInterval(show, TICK);
clock.addEventListener("click", ({ target }) => {
  const { to } = target.dataset;
  if (to && clock.ariaBusy !== "true") pass(to);
});

/** It is another time now: in this window, or because another let time pass. */
export function itIs(now) {
  setBusiness(now);
  show();
}

function show() {
  face.dateTime = business().toISOString();
  face.textContent = tellMoment(business());
}

async function pass(to) {
  busy(true);
  status.textContent = "Time passes.";
  try {
    const response = await fetch(`/playground/clock?${new URLSearchParams({ as })}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ to }),
    });
    if (!response.ok) throw new Error(response.statusText);
    itIs((await response.json()).now);
    status.textContent = `It is ${face.textContent}.`;
  } catch {
    status.textContent = "The clock did not move. Try again.";
  }
  busy(false);
}

/** Busy buttons cannot be pressed, but keep the focus where it is. */
function busy(on) {
  clock.ariaBusy = String(on);
  for (const button of clock.querySelectorAll("button")) {
    if (on) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  }
}
