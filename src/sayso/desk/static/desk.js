"use strict";
(() => {
  const one = (query, root = document) => root.querySelector(query);

  // A job's progress, live; without this the page looks again by itself.
  const job = one(".job[data-events]");
  if (job) {
    const step = one(".step", job), bar = one("progress", job);
    const again = () => location.reload();
    const show = (now) => {
      if (["done", "failed", "stopped"].includes(now.state)) { again(); return true; }
      step.textContent = step.dataset[now.step || now.state] || "";
      if (now.of) {
        const count = document.createElement("span");
        let turn = 0;
        count.textContent = step.dataset.of.replace(/#/g, () => [now.done, now.of][turn++]);
        step.append(count);
        bar.max = now.of;
        bar.value = now.done;
      } else bar.removeAttribute("value");
      return false;
    };
    const events = new EventSource(job.dataset.events);
    events.onmessage = (event) => { if (show(JSON.parse(event.data))) events.close(); };
    events.onerror = () => { if (events.readyState === EventSource.CLOSED) setTimeout(again, 3000); };
  }

  // Another box for a text.
  const another = one("#another"), texts = one(".texts");
  if (another) {
    another.hidden = false;
    another.addEventListener("click", () => {
      const box = texts.lastElementChild.cloneNode(true), area = one("textarea", box);
      const label = texts.dataset.label.replace("#", texts.children.length + 1);
      box.querySelectorAll("input, textarea").forEach((field) => { field.value = ""; });
      one("legend", box).textContent = label;
      area.setAttribute("aria-label", label);
      area.placeholder = label;
      texts.append(box);
      area.focus();
    });
  }

  // Files dropped anywhere on the form.
  const drop = one(".drop");
  if (drop) {
    const input = one("input", drop), list = one(".chosen", drop), form = input.form;
    const tell = () => list.replaceChildren(...[...input.files].map((file) => {
      const item = document.createElement("li");
      item.textContent = file.name;
      return item;
    }));
    input.addEventListener("change", tell);
    const carries = (event) => [...event.dataTransfer.types].includes("Files");
    form.addEventListener("dragover", (event) => { if (carries(event)) { event.preventDefault(); drop.classList.add("over"); } });
    form.addEventListener("dragleave", (event) => { if (!form.contains(event.relatedTarget)) drop.classList.remove("over"); });
    form.addEventListener("drop", (event) => {
      drop.classList.remove("over");
      if (!carries(event)) return;
      event.preventDefault();
      const all = new DataTransfer();
      [...input.files, ...event.dataTransfer.files].forEach((file) => all.items.add(file));
      input.files = all.files;
      tell();
    });
    form.addEventListener("submit", () => { setTimeout(() => { one("[type=submit]", form).disabled = true; }); });
    addEventListener("pageshow", () => { one("[type=submit]", form).disabled = false; });
  }

  // One menu open at a time; a click elsewhere or Escape closes it.
  const menus = [...document.querySelectorAll("details.menu")];
  const close = (but) => menus.forEach((menu) => { if (menu !== but) menu.open = false; });
  menus.forEach((menu) => menu.addEventListener("toggle", () => { if (menu.open) close(menu); }));
  document.addEventListener("click", (event) => { if (!event.target.closest("details.menu")) close(null); });
  addEventListener("blur", () => { if (document.activeElement && document.activeElement.tagName === "IFRAME") close(null); });
  document.addEventListener("keydown", (event) => {
    const open = menus.find((menu) => menu.open);
    if (event.key === "Escape" && open) { open.open = false; one("summary", open).focus(); }
    const typing = event.target.closest("input, textarea, select");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && one(".find input")) { event.preventDefault(); one(".find input").focus(); }
  });
})();
