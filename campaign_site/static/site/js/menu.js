/* The phone's menu. Without script its link opens it by address (:target); here the link becomes a button that
 * tells its state and leaves no entries in the history. */

const link = document.querySelector("[data-menu-toggle]");

if (link) {
  const menu = document.querySelector(link.hash);
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.append(...link.childNodes);
  button.setAttribute("aria-controls", menu.id);
  link.replaceWith(button);
  document.documentElement.classList.add("js");

  const show = (open) => {
    menu.classList.toggle("is-open", open);
    button.setAttribute("aria-expanded", String(open));
  };

  show(location.hash === `#${menu.id}`);
  button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    show(false);
    button.focus();
  });
}
