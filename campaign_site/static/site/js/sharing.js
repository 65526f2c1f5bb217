/* Copying a text exactly, and the device's own way of sharing where it has one. */

async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Old phones and plain http: a field outside the view is selected and copied.
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done ? undefined : Promise.reject(new Error("copy refused"));
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const label = button.querySelector("[data-copy-label]");
  button.dataset.label ??= label.textContent;
  try {
    await copy(button.dataset.copy);
  } catch {
    return;
  }
  label.textContent = button.dataset.copied;
  const status = button.parentElement.querySelector("[data-copy-status]");
  if (status) status.textContent = button.dataset.copied;
  setTimeout(() => {
    label.textContent = button.dataset.label;
    if (status) status.textContent = "";
  }, 2000);
});

if (navigator.share) {
  for (const list of document.querySelectorAll("[data-share]")) {
    const item = list.querySelector("[data-share-native]");
    const { shareTitle: title, shareUrl: url } = list.dataset;
    item.hidden = false;
    // Closing the sheet without sharing rejects the promise: that is no error.
    item.querySelector("button").addEventListener("click", () => navigator.share({ title, url }).catch(() => {}));
  }
}
