// Follows a background job and shows its result as soon as there is one.
// Without it the page loads itself again every few seconds.

const EVERY = 1500;

async function follow(place) {
  const bar = place.querySelector("progress");
  const done = place.querySelector("[data-done]");
  const noWorker = place.querySelector("[data-no-worker]");
  for (;;) {
    await new Promise((later) => setTimeout(later, EVERY));
    let state;
    try {
      const answer = await fetch(place.dataset.importProgress, { credentials: "same-origin" });
      // Logged out meanwhile, or no longer there: what the page says now is to be read.
      if (answer.redirected || answer.status === 404) {
        location.reload();
        return;
      }
      if (!answer.ok) {
        continue;
      }
      state = await answer.json();
    } catch {
      continue;
    }
    if (!state.busy) {
      location.reload();
      return;
    }
    if (state.total) {
      bar.max = state.total;
      bar.value = state.done;
    }
    done.textContent = state.done;
    noWorker.hidden = state.worker;
  }
}

for (const place of document.querySelectorAll("[data-import-progress]")) {
  follow(place);
}
