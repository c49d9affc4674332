// Sends what a person does. Each event has a key of its own, so a repeat is recognised.
const { as } = document.body.dataset;

export const newEvent = () => crypto.randomUUID();

/** Posts one inbound and gives back what comes straight back. Throws when it did not get through. */
export async function send(kind, place, rest, { event = newEvent(), line, keepalive = false } = {}) {
  const query = new URLSearchParams(line ? { as, line } : { as });
  const response = await fetch(`/playground/inbound?${query}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ kind, event, place, ...rest }),
    keepalive,
  });
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}

/** Fetches drawn HTML for this person. */
export async function fetchDrawn(path, query) {
  const response = await fetch(`/playground/${path}?${new URLSearchParams({ as, ...query })}`);
  if (!response.ok) throw new Error(response.statusText);
  return response.text();
}
