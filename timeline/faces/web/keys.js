// Keys of the review, clocks that follow their sliders, and the words that are marked in an article. Without it every page works by its forms and links.
"use strict";

const typing = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const wanted = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (wanted === null) return;
  event.preventDefault();
  wanted.click();
});

const quote = document.querySelector("textarea[data-marked]");
const text = document.querySelector(".text");
if (quote !== null && text !== null) {
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const words = selection.toString().trim();
    if (words !== "" && text.contains(selection.anchorNode) && text.contains(selection.focusNode)) quote.value = words;
  });
}

for (const slider of document.querySelectorAll("input[data-clock]")) {
  const field = slider.form.elements[slider.dataset.clock];
  slider.addEventListener("input", () => {
    const day = new Date(slider.valueAsNumber * 86400000).toISOString().slice(0, 10);
    field.value = slider.value === slider.max ? "" : day;
    slider.setAttribute("aria-valuetext", field.value || field.placeholder);
  });
  // Let go by a finger or a mouse it shows the day at once; by keys it waits for Enter, so that nobody is led away.
  slider.addEventListener("pointerup", () => {
    if (slider.value !== slider.defaultValue) slider.form.requestSubmit();
  });
}
