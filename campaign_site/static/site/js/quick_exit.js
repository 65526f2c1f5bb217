/* Quick exit: for someone who must not be seen reading this site.
 *
 * The page is blanked first, because on a weak network the neutral page can take seconds to arrive and this one
 * would stay readable all that time. Then location.replace() puts the neutral page in the place of this one in
 * the tab's history, where a plain link would add it after this one. The pages read before cannot be taken out
 * of the history, so each of them, when "back" brings it up again, blanks itself and goes to the neutral page too.
 * Without script the same control is a plain link. */

const MARK = "left-at-once";
const PRESSES = 3;
const WITHIN_MS = 1500;

const link = document.querySelector("[data-quick-exit]");

function leave(address) {
  document.documentElement.classList.add("is-leaving");
  document.title = "\u2014";
  location.replace(address);
}

function remember(address) {
  // Storage may be forbidden (private windows): leaving still works.
  try { sessionStorage.setItem(MARK, address); } catch { /* nothing to do */ }
}

function remembered() {
  try { return sessionStorage.getItem(MARK); } catch { return null; }
}

function forget() {
  try { sessionStorage.removeItem(MARK); } catch { /* nothing to do */ }
}

function exit() {
  remember(link.href);
  leave(link.href);
}

// Only "back" and "forward" are turned away: who opens the site again on purpose is welcome.
addEventListener("pageshow", (event) => {
  const address = remembered();
  if (!address) return;
  const [visit] = performance.getEntriesByType("navigation");
  if (event.persisted || visit?.type === "back_forward") leave(address);
  else forget();
});

if (link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    exit();
  });
  let presses = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      presses = [];
      return;
    }
    presses = [...presses.filter((at) => event.timeStamp - at < WITHIN_MS), event.timeStamp];
    if (presses.length >= PRESSES) exit();
  });
}
