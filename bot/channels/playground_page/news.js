// What is new in a thread: what was said there last, until a window of this browser has shown it.
const KEPT = `shown-${document.body.dataset.as}`; // place of a thread → what was last said in it when it was shown

/** Marks every thread that has something new. The one that is open has not. */
export function markNews() {
  const shown = JSON.parse(localStorage.getItem(KEPT) ?? "{}");
  const { place: open } = document.getElementById("thread").dataset;
  for (const card of document.querySelectorAll("#talk-lines [data-newest]")) {
    const { place, newest } = card.dataset;
    if (place === open) shown[place] = newest;
    card.querySelector(".new").hidden = shown[place] === newest;
  }
  localStorage.setItem(KEPT, JSON.stringify(shown));
}

addEventListener("storage", ({ key }) => key === KEPT && markNews());
