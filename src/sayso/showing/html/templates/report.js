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
    const key = target.dataset.a || target.id;
    lit = target.matches(".m") ? [...document.querySelectorAll(`.m[data-a="${CSS.escape(key)}"], #${CSS.escape(key)}`)] : [target];
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

  // The words that a small box leads to, as its hint.
  document.addEventListener("mouseover", (event) => {
    const link = event.target.closest?.("a.chip[href^='#']:not([title])");
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target && target.matches(".m")) link.title = target.textContent.slice(0, 160);
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

  // What only works with a script shows itself.
  document.querySelectorAll("[data-script]").forEach((e) => { e.hidden = false; });

  // Choose by voices, speaker, page, source and form.
  const form = document.querySelector(".filter");
  if (form) {
    const items = [...document.querySelectorAll(".pick")], told = form.querySelector("output");
    const apply = () => {
      const wanted = [...new FormData(form)].filter(([, value]) => value);
      const fits = (e) => wanted.every(([name, value]) => !(name in e.dataset) ? name === "voices" : e.dataset[name].split("\n").includes(value));
      items.forEach((e) => { e.hidden = !fits(e); });
      const claims = items.filter((e) => e.matches(".claim"));
      told.textContent = wanted.length ? told.dataset.text.replace("{shown}", claims.filter((e) => !e.hidden).length).replace("{all}", claims.length) : "";
    };
    form.addEventListener("change", apply);
    const clear = () => form.querySelectorAll("select").forEach((e) => { e.value = ""; });
    form.addEventListener("reset", (e) => { e.preventDefault(); clear(); apply(); });
    document.querySelectorAll("[data-pick]").forEach((a) => a.addEventListener("click", () => { clear(); form.voices.value = a.dataset.pick; apply(); }));
  }

  // Two pages side by side: shared passages in one colour, scrolling together.
  const side = document.getElementById("side");
  if (side) {
    const panes = [...side.querySelectorAll(".pane")], choose = [...side.querySelectorAll("select")];
    let twins = [], leader = panes[0];
    const copy = (letter) => [...document.querySelectorAll(`#${CSS.escape(letter)} .block`)].map((block) => {
      const clone = block.cloneNode(true);
      clone.querySelectorAll(".tag").forEach((e) => e.remove());
      clone.querySelectorAll("[id]").forEach((e) => { e.dataset.a ||= e.id; e.removeAttribute("id"); });
      return clone;
    });
    const pieces = (pane, id) => [...pane.querySelectorAll(".p")].filter((e) => e.dataset.a.endsWith(`-${id}`));
    const top = (pane, e) => e.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
    const fill = () => {
      panes.forEach((pane, i) => { pane.replaceChildren(...copy(choose[i].value)); pane.scrollTop = 0; });
      const ids = [...new Set([...panes[0].querySelectorAll(".p")].map((e) => e.dataset.a.split("-").pop()))];
      twins = ids.map((id) => panes.map((pane) => pieces(pane, id))).filter(([a, b]) => a.length && b.length);
      twins.forEach((pair, n) => pair.forEach((es, i) => es.forEach((e) => {
        e.classList.add("twin", `l${n % 5}`);
        e.addEventListener("click", () => meet(pair, 1 - i));
      })));
    };
    const meet = (pair, i) => {
      const [here, there] = [panes[1 - i], panes[i]], offset = top(here, pair[1 - i][0]) - here.scrollTop;
      leader = null;
      there.scrollTop = top(there, pair[i][0]) - offset;
      here.scrollTop = top(here, pair[1 - i][0]) - (top(there, pair[i][0]) - there.scrollTop);
      side.querySelectorAll(".on").forEach((e) => e.classList.remove("on"));
      pair.flat().forEach((e) => e.classList.add("on"));
    };
    const follow = (i) => {
      if (leader !== panes[i]) return;
      const other = panes[1 - i], eye = panes[i].clientHeight / 3, at = panes[i].scrollTop + eye;
      const marks = [[0, 0]];
      twins.map((pair) => [top(panes[i], pair[i][0]), top(other, pair[1 - i][0])]).sort((a, b) => a[0] - b[0])
        .forEach((m) => { if (m[1] >= marks[marks.length - 1][1]) marks.push(m); });
      marks.push([panes[i].scrollHeight, other.scrollHeight]);
      const n = marks.findIndex((m) => m[0] > at), [a, b] = n > 0 ? [marks[n - 1], marks[n]] : [marks[0], marks[marks.length - 1]];
      other.scrollTop = a[1] + (at - a[0]) / Math.max(1, b[0] - a[0]) * (b[1] - a[1]) - eye;
    };
    panes.forEach((pane, i) => {
      for (const name of ["wheel", "touchstart", "pointerdown", "keydown"]) pane.addEventListener(name, () => { leader = pane; }, { passive: true });
      pane.addEventListener("scroll", () => follow(i));
    });
    choose.forEach((select) => select.addEventListener("change", fill));
    side.querySelector("[data-close]").addEventListener("click", () => side.close());
    document.querySelectorAll("button[data-left]").forEach((button) => button.addEventListener("click", () => {
      choose[0].value = button.dataset.left; choose[1].value = button.dataset.right;
      side.showModal(); fill();
      const pair = button.dataset.passage && twins.find(([a]) => a[0].dataset.a.endsWith(`-${button.dataset.passage}`));
      if (pair) { leader = null; panes[0].scrollTop = top(panes[0], pair[0][0]) - panes[0].clientHeight / 3; meet(pair, 1); }
    }));
  }

  // What is folded is printed; why and by which rule stays folded.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll(".looks:not([open]), .speakers:not([open])")];
    opened.forEach((d) => { d.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((d) => { d.open = false; }));
})();
