// What gets the focus is scrolled out from under what sticks: the page's own bars, the days,
// the names of the rows and the tools. How high and wide these are, only the page knows.

const SIZES = {
  "--board-bar": [".w-slim-header", "offsetHeight"],
  "--board-days": ["#board thead", "offsetHeight"],
  "--board-names": ["#board .corner", "offsetWidth"],
  "--board-tools": [".board-tools", "offsetHeight"],
};

function measure() {
  for (const [name, [selector, size]] of Object.entries(SIZES)) {
    const sticky = document.querySelector(selector);
    if (sticky) document.documentElement.style.setProperty(name, `${sticky[size]}px`);
  }
}

const observer = new ResizeObserver(measure);
for (const [selector] of Object.values(SIZES)) {
  const sticky = document.querySelector(selector);
  if (sticky) observer.observe(sticky);
}
