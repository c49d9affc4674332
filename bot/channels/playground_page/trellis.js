// The page begins here. The server draws everything that is said; these modules put it in its place.
import "./search.js";

if (document.body.dataset.as) {
  await import("./press.js");
  await import("./composer.js");
  await import("./views.js");
  await import("./clock.js");
  await import("./live.js");
}
