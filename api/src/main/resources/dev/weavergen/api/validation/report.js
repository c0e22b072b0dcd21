"use strict";
// Filters and sorts the list of tasks. Without scripts the page shows every task in order.
(() => {
  const list = document.getElementById("tasks");
  const tasks = [...list.children];
  const words = document.getElementById("words");
  const verdict = document.getElementById("verdict");
  const versus = document.getElementById("versus");
  const order = document.getElementById("order");
  const count = document.getElementById("count");

  const shown = (task) =>
    (verdict.value === "" || task.dataset.verdict === verdict.value) &&
    (versus.value === "" || task.dataset.versus === versus.value) &&
    words.value.toLowerCase().split(/\s+/).every((word) => task.dataset.words.includes(word));

  const filter = () => {
    let left = 0;
    for (const task of tasks) {
      task.hidden = !shown(task);
      left += task.hidden ? 0 : 1;
    }
    count.textContent = `${left} of ${tasks.length} tasks`;
  };

  const missingLast = (task, figure) =>
    task.dataset[figure] === "" ? Infinity : Number(task.dataset[figure]);

  const byFigure = (figure) => (a, b) => {
    const x = missingLast(a, figure);
    const y = missingLast(b, figure);
    return x === y ? a.dataset.place - b.dataset.place : x - y;
  };

  const sort = () => {
    const sorted =
      order.value === "id"
        ? tasks.toSorted((a, b) => a.dataset.id.localeCompare(b.dataset.id, "en", { numeric: true }))
        : tasks.toSorted(byFigure(order.value));
    list.append(...sorted);
  };

  document.getElementById("tools").hidden = false;
  words.addEventListener("input", filter);
  verdict.addEventListener("change", filter);
  versus.addEventListener("change", filter);
  order.addEventListener("change", sort);
  filter();
})();
