// The chosen colours, before anything is painted; without a choice the system's hold.
{
  const chosen = localStorage.getItem("habarshy.theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
}
