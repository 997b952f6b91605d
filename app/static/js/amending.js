// The act is copied as plain text with one button; where a browser does not allow it there is none.
const button = document.querySelector("button.copy");
if (button && navigator.clipboard) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
    button.parentElement.querySelector("[role=status]").textContent = button.dataset.done;
  });
}
