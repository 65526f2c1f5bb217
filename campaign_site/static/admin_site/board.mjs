// The planning board: cards are carried by pointer, by finger or by keyboard; one move, one request.
// The page works without this file: every card links to a form that moves it.

const table = document.getElementById("board");
const dialog = document.getElementById("board-dialog");
const undoButton = document.getElementById("board-undo");
const texts = JSON.parse(document.getElementById("board-texts")?.textContent ?? "{}");
const rtl = document.documentElement.dir === "rtl";
const STOPS = ".grip, .card:not(:has(.grip)) .t, .more";
const LINKS = ".t, em a"; // of a card: to its event, and to what its problems name
const undoable = [];
let carried = null; // { card, over, column } while a card is in somebody's hand
let busy = false;

const fill = (text, values) => text.replace(/%\((\w+)\)s/g, (_all, name) => values[name] ?? "");
const titleOf = (card) => card.querySelector(".t").textContent;
const cellOf = (element) => element?.closest?.("td") ?? null;

function placeOf(cell) {
  const [, row, day] = cell.id.split(".");
  return { row, day };
}

function nameOf(cell) {
  const { row, day } = placeOf(cell);
  const head = document.getElementById(`d.${day}`);
  const dayName = cell.dataset.full || head?.dataset.full || texts.undated;
  const rowName = document.getElementById(`r.${row}`)?.querySelector(".name")?.textContent;
  return rowName ? fill(texts.place, { row: rowName, day: dayName }) : dayName;
}

function say(text, refused = false) {
  const said = document.getElementById("board-said");
  said.textContent = text;
  said.classList.toggle("refused", refused);
  // What is open covers it.
  if (dialog.open) document.getElementById("board-dialog-error").textContent = refused ? text : "";
}

// One stop of the Tab key for the whole board; the arrow keys walk inside.

function prepare(root) {
  for (const card of root.querySelectorAll(".card")) linksInTabOrder(card, false);
  for (const stop of root.querySelectorAll(STOPS)) stop.tabIndex = -1;
  for (const grip of root.querySelectorAll(".grip")) {
    grip.setAttribute("role", "button");
    grip.setAttribute("aria-label", fill(texts.move, { title: titleOf(grip.closest(".card")) }));
    grip.setAttribute("aria-describedby", "board-help");
  }
}

function linksInTabOrder(card, inOrder) {
  for (const link of card.querySelectorAll(LINKS)) link.tabIndex = inOrder ? 0 : -1;
}

function makeCurrent(stop) {
  for (const old of table.querySelectorAll('tbody [tabindex="0"]')) old.tabIndex = -1;
  if (!stop) return;
  stop.tabIndex = 0;
  const card = stop.closest(".card");
  if (card) linksInTabOrder(card, true);
}

function focusOn(stop) {
  makeCurrent(stop);
  stop?.focus();
  stop?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function neighbour(cell, key, column = cell.cellIndex) {
  const row = cell.parentElement;
  const ahead = rtl ? "ArrowLeft" : "ArrowRight";
  if (key === "Home") return row.cells[1];
  if (key === "End") return row.cells[row.cells.length - 1];
  if (key === "ArrowLeft" || key === "ArrowRight") {
    const next = row.cells[cell.cellIndex + (key === ahead ? 1 : -1)];
    return next?.tagName === "TD" ? next : null;
  }
  const other = key === "ArrowDown" ? row.nextElementSibling : row.previousElementSibling;
  return other?.cells[Math.min(column, other.cells.length - 1)] ?? null;
}

function walk(stop, key) {
  const cell = cellOf(stop);
  const stops = [...cell.querySelectorAll(STOPS)];
  const beside = stops.indexOf(stop) + (key === "ArrowDown" ? 1 : -1);
  if (key.endsWith("Down") || key.endsWith("Up")) {
    if (stops[beside]) return focusOn(stops[beside]);
  }
  let next = neighbour(cell, key);
  while (next && !next.querySelector(STOPS)) {
    next = key === "Home" || key === "End" ? null : neighbour(next, key, cell.cellIndex);
  }
  if (next) focusOn(next.querySelector(STOPS));
}

// Carrying

function pickUp(card) {
  if (busy) return;
  const over = cellOf(card);
  carried = { card, over, column: over.cellIndex };
  card.classList.add("picked");
  card.querySelector(".grip").setAttribute("aria-pressed", "true");
  table.classList.add("carrying");
  say(fill(texts.picked, { title: titleOf(card), place: nameOf(over) }));
}

function hover(cell, aloud) {
  if (!cell || !carried || cell === carried.over) return;
  carried.over.classList.remove("target");
  carried.over = cell;
  cell.classList.add("target");
  if (!aloud) return;
  cell.scrollIntoView({ block: "nearest", inline: "center" });
  say(fill(texts.over, { place: nameOf(cell), count: cell.dataset.n }));
}

function letGo() {
  const { card, over } = carried;
  carried = null;
  over.classList.remove("target");
  card.classList.remove("picked");
  card.querySelector(".grip").removeAttribute("aria-pressed");
  table.classList.remove("carrying");
  return { card, over };
}

function putBack(takeFocus = true) {
  const { card } = letGo();
  say(fill(texts.put_back, { title: titleOf(card) }));
  if (takeFocus) focusOn(card.querySelector(".grip"));
}

function drop() {
  if (carried.over === cellOf(carried.card)) return putBack();
  const { card, over } = letGo();
  const from = placeOf(cellOf(card));
  move({ event: card.dataset.e, ...placeOf(over), from_row: from.row, from_day: from.day }, card);
}

// Asking the site

async function ask(body) {
  const opened = [...table.querySelectorAll("td[data-open]")].map((cell) => cell.id.slice(2));
  const response = await fetch(dialog.dataset.move + location.search, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Accept: "application/json",
      "X-CSRFToken": dialog.querySelector("[name=csrfmiddlewaretoken]").value,
    },
    body: JSON.stringify({ ...body, open: opened }),
  });
  if (!response.headers.get("Content-Type")?.includes("json")) throw new Error("no answer");
  return response.json();
}

async function send(body, card) {
  if (busy) return null;
  busy = true;
  say(texts.moving);
  try {
    return await ask(body);
  } catch {
    say(texts.failed, true);
    card?.querySelector(".grip")?.focus();
    return null;
  } finally {
    busy = false;
  }
}

async function move(body, card) {
  const answer = await send(body, card);
  if (!answer) return;
  if (answer.reason_wanted) return askWhy(answer, body, card);
  if (answer.refused) {
    say(answer.refused, true);
    if (!dialog.open) focusOn(card.querySelector(".grip"));
    return;
  }
  if (dialog.open) dialog.close();
  show(answer);
  undoable.push(answer.undo);
  undoButton.disabled = false;
}

function askWhy(answer, body, card) {
  document.getElementById("board-dialog-title").textContent = answer.title;
  document.getElementById("board-impact").innerHTML = answer.impact;
  say("");
  document.getElementById("board-dialog-error").textContent = answer.refused ?? "";
  const form = dialog.querySelector("form");
  form.onsubmit = (event) => {
    if (event.submitter?.value !== "move") return;
    event.preventDefault();
    const reasons = {};
    for (const input of form.querySelectorAll("input[type=text]")) reasons[input.name] = input.value;
    move({ ...body, reasons, confirmed: true }, card);
  };
  dialog.onclose = () => {
    if (card.isConnected && !busy) focusOn(card.querySelector(".grip"));
  };
  if (!dialog.open) {
    form.reset();
    dialog.returnValue = "";
    dialog.showModal();
  }
}

function show(answer) {
  for (const card of table.querySelectorAll(`.card[data-e="${answer.event}"]`)) card.remove();
  for (const [id, html] of Object.entries(answer.parts)) replace(id, html);
  say(answer.message, answer.troubled);
  const cards = [...table.querySelectorAll(`.card[data-e="${answer.event}"]`)];
  const card = cards.find((one) => cellOf(one).id === `c.${answer.place}`) ?? cards[0];
  focusOn(card?.querySelector(".grip") ?? table.querySelector(STOPS));
}

function replace(id, html) {
  const old = document.getElementById(id);
  if (!old) return;
  const holder = document.createElement("template");
  holder.innerHTML = html;
  const fresh = holder.content.firstElementChild;
  if (old.dataset.open !== undefined) fresh.dataset.open = "";
  prepare(fresh);
  old.replaceWith(fresh);
}

async function undo() {
  if (carried) putBack();
  if (undoable.length === 0) return say(texts.nothing_to_undo);
  const answer = await send({ undo: undoable.at(-1) });
  if (!answer) return;
  undoable.pop();
  undoButton.disabled = undoable.length === 0;
  if (answer.refused) say(answer.refused, true);
  else show(answer);
}

async function openCell(button) {
  if (busy) return;
  busy = true;
  const address = new URL(dialog.dataset.cell, location.href);
  address.search = location.search;
  address.searchParams.delete("open");
  address.searchParams.set("open", button.value);
  const response = await fetch(address).catch(() => null);
  const html = response?.ok && !response.redirected && (await response.text().catch(() => null));
  busy = false;
  if (!html) return button.form.requestSubmit(button);
  const id = `c.${button.value}`;
  const shown = cellOf(button).querySelectorAll(".card").length;
  replace(id, html);
  const cell = document.getElementById(id);
  cell.dataset.open = "";
  focusOn(cell.querySelectorAll(STOPS)[shown]);
}

// Keyboard and clicks

function onKey(event) {
  if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey) {
    if (event.target.closest("input, textarea, select, dialog")) return;
    event.preventDefault();
    return void undo();
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End";
  if (carried) {
    // Whoever types elsewhere has left the card.
    const around = [document.body, table.parentElement];
    if (!around.includes(event.target) && !table.contains(event.target)) return putBack(false);
    if (arrow) {
      const next = neighbour(carried.over, event.key, carried.column);
      if (next && !event.key.match(/Up|Down/)) carried.column = next.cellIndex;
      hover(next, true);
    } else if (event.key === "Escape") putBack();
    else if (event.key === "Enter" || event.key === " ") drop();
    else if (event.key === "Tab") return putBack();
    else return;
    event.preventDefault();
    return;
  }
  const card = event.target.closest?.(".card");
  const stop = event.target.closest?.(STOPS) ?? card?.querySelector(STOPS);
  if (!stop || !table.contains(stop)) return;
  if (arrow) {
    event.preventDefault();
    walk(stop, event.key);
  } else if (event.key === " " && event.target === stop && stop.matches(".grip")) {
    event.preventDefault();
    pickUp(stop.closest(".card"));
  }
}

function onClick(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const more = event.target.closest(".more");
  const grip = event.target.closest(".grip");
  if (carried) {
    event.preventDefault();
    const cell = cellOf(event.target);
    if (!cell || grip?.closest(".card") === carried.card) return putBack();
    hover(cell, false);
    drop();
  } else if (grip) {
    event.preventDefault();
    makeCurrent(grip);
    pickUp(grip.closest(".card"));
    grip.focus();
  } else if (more) {
    event.preventDefault();
    openCell(more);
  }
}

// Dragging: at once with a mouse, after a long press with a finger

let drag = null; // { card, x, y, timer, ghost }

function startDrag(x, y) {
  if (busy) return void (drag = null);
  drag.ghost = drag.card.cloneNode(true);
  drag.ghost.classList.add("flying");
  drag.ghost.removeAttribute("data-e");
  table.append(drag.ghost);
  pickUp(drag.card);
  follow(x, y);
}

function follow(x, y) {
  // It hangs from the corner where a line begins, beside the pointer.
  const across = rtl ? x - document.documentElement.clientWidth - 8 : x + 8;
  drag.ghost.style.transform = `translate(${across}px, ${y + 8}px)`;
  hover(cellOf(document.elementFromPoint(x, y)), false);
  const view = table.parentElement;
  const box = view.getBoundingClientRect();
  const push = (at, low, high) => (at < low + 40 ? -18 : at > high - 40 ? 18 : 0);
  view.scrollBy(push(x, box.left, box.right), push(y, box.top, box.bottom));
}

function endDrag(dropped) {
  clearTimeout(drag?.timer);
  const wasFlying = Boolean(drag?.ghost);
  drag?.ghost?.remove();
  drag = null;
  if (!wasFlying) return;
  // The click that follows a drag is no click.
  const swallow = (click) => (click.preventDefault(), click.stopPropagation());
  addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", swallow, { capture: true }));
  if (carried) dropped ? drop() : putBack();
}

function onDown(event) {
  const card = event.target.closest(".card");
  if (carried || busy || event.button !== 0 || !card?.querySelector(".grip")) return;
  if (event.target.closest("em a")) return; // it leads elsewhere: it does not carry its card
  const { clientX: x, clientY: y } = event;
  drag = { card, x, y, touch: event.pointerType !== "mouse" };
  if (drag.touch) drag.timer = setTimeout(startDrag, 400, x, y);
}

function onMove(event) {
  if (!drag) return;
  const { clientX: x, clientY: y } = event;
  if (drag.ghost) return follow(x, y);
  const far = Math.hypot(x - drag.x, y - drag.y) > 6;
  if (far && drag.touch) endDrag(false);
  else if (far) startDrag(x, y);
}

if (table && dialog) {
  document.getElementById("board-help").textContent = texts.help;
  prepare(table);
  makeCurrent(table.querySelector(STOPS));
  document.addEventListener("keydown", onKey);
  table.addEventListener("click", onClick);
  table.addEventListener("focusin", (event) => {
    const stop = event.target.closest(STOPS);
    if (stop) makeCurrent(stop);
  });
  table.addEventListener("dragstart", (event) => event.preventDefault());
  table.addEventListener("contextmenu", (event) => drag?.touch && event.preventDefault());
  table.addEventListener("touchmove", (event) => drag?.ghost && event.preventDefault(), {
    passive: false,
  });
  table.addEventListener("pointerdown", onDown);
  document.addEventListener("pointermove", onMove);
  document.addEventListener("pointerup", () => drag && endDrag(true));
  document.addEventListener("pointercancel", () => drag && endDrag(false));
  if (table.querySelector(".grip")) {
    undoButton.hidden = false;
    document.getElementById("board-help").hidden = false;
    undoButton.addEventListener("click", undo);
  }
}
