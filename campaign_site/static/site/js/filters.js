/* Filters of a list: the same GET form, without leaving the page.
 *
 * The page answers the same address with or without script; here the results and the choices (whose counts change,
 * and which may come and go) are taken from that answer. Focus and folded groups stay as they were; the number of
 * results is read out. Whatever depends on the filters is marked data-refresh (results, language switch): these
 * parts are replaced in order. */

const form = document.querySelector("form[data-filters]");
const status = document.querySelector("[data-result-status]");
let running = null;

function address() {
  const chosen = [...new FormData(form)].filter(([, value]) => value !== "");
  const query = new URLSearchParams(chosen).toString();
  return form.action.split(/[?#]/)[0] + (query ? `?${query}` : "");
}

function replaceChoices(page) {
  const body = form.querySelector(".filter-panel-body");
  const fresh = page.querySelector("form[data-filters] .filter-panel-body");
  if (!body || !fresh) return;
  const active = body.contains(document.activeElement) ? document.activeElement : null;
  const groups = new Map([...body.querySelectorAll("[data-group]")].map((group) => [group.dataset.group, group.open]));
  body.replaceChildren(...fresh.childNodes);
  for (const group of body.querySelectorAll("[data-group]")) {
    group.open = groups.get(group.dataset.group) ?? group.open;
  }
  const again = active && [...form.elements].find((one) => one.name === active.name && one.value === active.value);
  again?.focus({ preventScroll: true });
}

function replaceResults(page) {
  const fresh = page.querySelectorAll("[data-refresh]");
  document.querySelectorAll("[data-refresh]").forEach((part, number) => {
    part.replaceChildren(...fresh[number].childNodes);
  });
  status.textContent = page.querySelector("[data-result-status]").textContent;
  document.title = page.title;
}

async function load(url, { remember = true } = {}) {
  running?.abort();
  running = new AbortController();
  form.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(url, { signal: running.signal, headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    replaceResults(page);
    replaceChoices(page);
    for (const input of remember ? [] : form.querySelectorAll("input[type=search]")) {
      input.value = page.getElementById(input.id)?.value ?? "";
    }
    if (remember) history.pushState(null, "", url);
    form.removeAttribute("aria-busy");
  } catch (error) {
    // A newer request took over, or the line dropped: then the ordinary way is the safe one.
    if (error.name !== "AbortError") location.assign(url);
  }
}

if (form && status) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    load(address());
    form.querySelector(".filter-panel")?.removeAttribute("open");
    status.scrollIntoView({ block: "nearest" });
  });
  form.addEventListener("change", (event) => {
    if (event.target.matches("input[type=checkbox], input[type=radio]")) load(address());
  });
  addEventListener("popstate", () => load(location.href, { remember: false }));
}
