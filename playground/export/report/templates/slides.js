"use strict";
{
  const slides = [...document.querySelectorAll("main > section")];
  const inRange = (number) => Math.min(Math.max(number, 0), slides.length - 1);
  const named = () => inRange((Number.parseInt(location.hash.slice(1), 10) || 1) - 1);
  let shown = named();
  const show = (number) => {
    shown = inRange(number);
    slides.forEach((slide, place) => slide.classList.toggle("shown", place === shown));
    document.body.dataset.place = `${shown + 1} / ${slides.length}`;
    history.replaceState(null, "", `#${shown + 1}`);
  };
  const keys = {
    ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1,
    Home: -Infinity, End: Infinity,
  };
  addEventListener("keydown", (event) => {
    if (!(event.key in keys) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    show(shown + (event.key === " " && event.shiftKey ? -1 : keys[event.key]));
  });
  addEventListener("hashchange", () => show(named()));
  let touched = 0;
  addEventListener("touchstart", (event) => { touched = event.changedTouches[0].clientX; }, { passive: true });
  addEventListener("touchend", (event) => {
    const moved = event.changedTouches[0].clientX - touched;
    if (Math.abs(moved) > 40) show(shown + (moved < 0 ? 1 : -1));
  });
  document.body.classList.add("one");
  show(shown);
}
