// What every page does beyond plain forms: close menus, show which view is current.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]"))
    if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// On a phone the views scroll sideways: begin with the one that is shown.
const views = document.querySelector(".views"), current = views?.querySelector("[aria-current]");
if (current) views.scrollLeft = current.offsetLeft - views.clientWidth / 2 + current.clientWidth / 2;
