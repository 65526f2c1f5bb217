// After a refused form: one summary that links to every field to mend, and takes the focus.
// The messages and the marks on the fields are the server's; without scripts they are all there.

function fieldErrors() {
  return [...document.querySelectorAll("form .w-field__errors")]
    .filter((box) => box.textContent.trim() !== "")
    .map((box) => {
      const field = box.closest(".w-field__wrapper, .w-panel__wrapper, .w-panel");
      const input = field?.querySelector("input:not([type=hidden]), select, textarea, button");
      const named = input?.id && document.querySelector(`label[for="${CSS.escape(input.id)}"]`);
      const around = box.closest(".w-panel__wrapper, .w-panel");
      const label = named || around?.querySelector(".w-field__label, .w-panel__heading");
      return { box, input, label: (label?.textContent ?? "").replace("*", "").trim() };
    });
}

function openTabOf(element) {
  const tab = element.closest('[role="tabpanel"]');
  if (!tab) return;
  document.querySelector(`[role="tab"][href="#${CSS.escape(tab.id)}"]`)?.click();
}

function linkTo({ box, input, label }, number) {
  const target = input ?? box;
  target.id ||= `mend-${number}`;
  const link = document.createElement("a");
  link.href = `#${target.id}`;
  const text = box.textContent.trim().replace(/\s+/g, " ");
  link.textContent = label ? `${label}: ${text}` : text;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    openTabOf(target);
    target.scrollIntoView({ block: "center" });
    target.focus();
  });
  const item = document.createElement("li");
  item.append(link);
  return item;
}

function summarise() {
  const message = document.querySelector(".messages li.error");
  if (!message) return;
  const errors = fieldErrors();
  if (errors.length > 0) {
    const list = document.createElement("ul");
    list.className = "error-summary";
    list.append(...errors.map(linkTo));
    message.append(list);
  }
  message.tabIndex = -1;
  message.focus();
}

summarise();
