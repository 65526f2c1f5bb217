// What a screen has to say first, a refusal or what a change touches, takes the focus.

document.querySelector("[data-first-to-read]")?.focus();
