// Light or dark: as the system says, until the switch says otherwise. Loaded first, so nothing flashes.
const root = document.documentElement;
root.dataset.theme = localStorage.getItem("theme") ?? "";

addEventListener("DOMContentLoaded", () => {
  const button = document.getElementById("theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.theme || (system.matches ? "dark" : "light")) === "dark";
  const tell = () => button.setAttribute("aria-checked", dark());
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    localStorage.setItem("theme", root.dataset.theme);
    tell();
  });
  system.addEventListener("change", tell);
  tell();
});
