// Shows the weekday of every date while it is typed or picked.
// The server has written the weekday of the stored date already.

const language = document.documentElement.lang || "ar";
const weekday = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });

function nameOf(text) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  if (!parts) return "";
  const [year, month, day] = parts.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 ? weekday.format(date) : "";
}

function show(input) {
  const output = document.querySelector(`output[data-weekday-of="${CSS.escape(input.id)}"]`);
  if (output) output.textContent = nameOf(input.value);
}

function follow(event) {
  if (event.target instanceof HTMLInputElement && event.target.id) show(event.target);
}

document.addEventListener("input", follow);
document.addEventListener("change", follow);

// The calendar that opens on a date writes the value without telling: ask when it closes.
document.addEventListener("focusout", (event) => setTimeout(follow, 200, event));
