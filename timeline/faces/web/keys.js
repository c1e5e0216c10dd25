// Keys of the review, and the words that are marked in an article. Without it every page works by its forms and links.
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
