"use strict";
(() => {
  const root = document.documentElement;
  const store = {
    get: () => { try { return localStorage.getItem("sayso-theme"); } catch { return null; } },
    set: (v) => { try { localStorage.setItem("sayso-theme", v); } catch { /* files may have no store */ } },
  };

  // Light or dark by hand.
  const theme = document.getElementById("theme");
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  if (store.get()) root.dataset.theme = store.get();
  theme.hidden = false;
  theme.addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; store.set(root.dataset.theme); });

  // All pieces of what a link leads to light up, not only the first.
  let lit = [];
  const light = () => {
    lit.forEach((e) => e.classList.remove("lit"));
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) { lit = []; return; }
    lit = target.matches(".m") ? [...document.querySelectorAll(`.m[data-a="${CSS.escape(target.dataset.a)}"]`)] : [target];
    lit.forEach((e) => e.classList.add("lit"));
    for (let e = target; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    const inner = target.querySelector(":scope > details");
    if (inner && target.classList.contains("why")) inner.open = true;
    document.querySelectorAll(":popover-open").forEach((p) => p.hidePopover());
    target.scrollIntoView({ block: target.matches(".m") ? "center" : "start" });
  };
  addEventListener("hashchange", light);
  if (location.hash) light();
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) light();
  });

  // Details of a statement beside its words: on hover, on tap, on focus and Enter.
  let timer = 0;
  const place = (tag, note) => {
    if (matchMedia("(max-width: 40rem)").matches) { note.style.left = note.style.top = ""; return; }
    const at = tag.getBoundingClientRect(), size = note.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left - 24, innerWidth - size.width - 8));
    const below = at.bottom + 6 + size.height <= innerHeight;
    note.style.left = `${left}px`;
    note.style.top = `${Math.max(8, below ? at.bottom + 6 : at.top - 6 - size.height)}px`;
  };
  document.querySelectorAll(".tag").forEach((tag) => {
    const note = tag.popoverTargetElement;
    if (!note) return;
    note.addEventListener("toggle", (e) => { if (e.newState === "open") place(tag, note); });
    if (!matchMedia("(hover: hover)").matches) return;
    const leave = () => { clearTimeout(timer); timer = setTimeout(() => { if (!note.matches(":hover")) note.hidePopover(); }, 250); };
    tag.addEventListener("mouseenter", () => {
      clearTimeout(timer);
      timer = setTimeout(() => { if (!note.matches(":popover-open")) note.showPopover(); place(tag, note); }, 120);
    });
    tag.addEventListener("mouseleave", leave);
    note.addEventListener("mouseleave", leave);
  });

  // Everything that is folded is printed.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    opened.forEach((d) => { d.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((d) => { d.open = false; }));
})();
