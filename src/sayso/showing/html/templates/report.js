"use strict";
(() => {
  const $ = (what, of = document) => of.querySelector(what), $$ = (what, of = document) => [...of.querySelectorAll(what)];
  const root = document.documentElement, data = JSON.parse($("#data").textContent);
  const narrow = matchMedia("(max-width: 40rem)");
  const store = {
    get: (name) => { try { return localStorage.getItem(`sayso-${name}`); } catch { return null; } },
    set: (name, value) => { try { localStorage.setItem(`sayso-${name}`, value); } catch { /* files may have no store */ } },
  };

  // Small builders: words of pages only ever become text.
  const make = (tag, kind, ...inside) => {
    const e = document.createElement(tag);
    if (kind) e.className = kind;
    e.append(...inside.filter((i) => i !== null));
    return e;
  };
  const leading = (anchor, kind, ...inside) => { const a = make("a", kind, ...inside); a.href = `#${anchor}`; return a; };
  const colour = Object.fromEntries(data.g.map((letter, i) => [letter, `k${i % 6}`]));
  const letterOf = (anchor) => anchor.split("-")[0];
  const chip = (anchor, text = letterOf(anchor)) => leading(anchor, `chip ${colour[letterOf(anchor)]}`, text);
  const wordsAt = (anchor, most = 60) => {
    const first = document.getElementById(anchor);
    if (!first) return "";
    const key = first.dataset.a || anchor;
    const text = $$(`#${CSS.escape(anchor)}, [data-a="${CSS.escape(key)}"]`).map((e) => {
      const copy = e.cloneNode(true);
      $$(".tag", copy).forEach((tag) => tag.remove());
      return copy.textContent;
    }).join(" ").replace(/\s+/g, " ").trim();
    return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
  };

  // The language of the interface: every element that says something carries its row.
  let tongue = 0;
  const word = (row) => data.t[row][tongue];
  const said = (row, kind = "") => { const e = make("span", kind, word(row)); e.dataset.l = row; return e; };
  const speak = () => {
    root.lang = data.l[tongue];
    $$("[data-l]").forEach((e) => { e.textContent = word(e.dataset.l); });
    $$("[data-l-title]").forEach((e) => { e.title = word(e.dataset.lTitle); });
    $$("[data-l-label]").forEach((e) => { e.setAttribute("aria-label", word(e.dataset.lLabel)); });
    $$("#tongue button").forEach((b) => b.setAttribute("aria-pressed", String(Number(b.value) === tongue)));
    dispatchEvent(new Event("spoken"));
  };
  $$("#tongue button").forEach((b) => b.addEventListener("click", () => {
    tongue = Number(b.value);
    store.set("tongue", data.l[tongue]);
    speak();
  }));

  // Light or dark by hand.
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  if (["light", "dark"].includes(store.get("theme"))) root.dataset.theme = store.get("theme");
  $("#theme").addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; store.set("theme", root.dataset.theme); });

  // Details of a statement, made when they are asked for.
  const note = $("#note");
  const keyOf = (tag) => tag.textContent.replace(/(\d+)\??$/, "-s$1");
  const name = (n) => n === undefined ? said(data.u, "open") : make("b", "who", data.n[n]);
  const part = (label, ...inside) => make("p", "", make("span", "quiet", said(data.w[label]), ":"), " ", ...inside);
  const link = (page, stmt, [role, n = -1, at = 0, back = 0, why = 0, speaker = 0]) => {
    if (speaker) return [name(stmt.n)];
    const text = n < 0 ? said(role) : data.n[n];
    const e = at ? leading(`${page}-${at}`, "", text) : make("span", "inferred", text);
    const found = [e, " ", make("span", "quiet", "(", said(why || role), ")")];
    if (typeof back === "string") found.push(make("span", "quiet", " = "), leading(`${page}-${back}`, "", wordsAt(`${page}-${back}`)));
    else if (back) found.push(" ", said(data.w.anaphoric_open, "open"));
    return found;
  };
  const rule = (page, [number, at]) => {
    const [id, known] = data.r[number], anchor = `${page}-${at}`;
    const fired = leading(anchor, "", wordsAt(anchor, 36)), entry = known && document.getElementById(`r-${id}`);
    if (!entry) return make("li", "", make("code", "", id), " ", fired);
    const example = make("p", "quiet", ...entry.nextElementSibling.cloneNode(true).childNodes);
    return make("li", "", make("details", "", make("summary", "", make("code", "", id)), example), fired);
  };
  const fill = (key) => {
    const stmt = data.s[key], page = letterOf(key);
    const marks = [said(stmt.m, "")];
    if (stmt.y !== undefined) marks.push(" · ", said(stmt.y, "polarity"));
    (stmt.h || []).forEach((at) => marks.push(" · ", leading(`${page}-${at}`, "hedge", wordsAt(`${page}-${at}`))));
    if (stmt.f) marks.push(" · ", said(stmt.g, "weak"));
    const lines = [make("p", "", chip(key, key.replace("-s", "")), " ", name(stmt.n), " ", make("span", "quiet", ...marks))];
    if (stmt.c) lines.push(make("p", "chain", ...stmt.c.flatMap((row, i) => [...(i ? [make("span", "arrow", " ← ")] : []), ...link(page, stmt, row)])));
    if (stmt.w !== undefined) lines.push(part("who", `${data.n[stmt.w]} = `, name(stmt.n)));
    if (stmt.a) lines.push(part("addressee", ...stmt.a.flatMap((at) => [leading(`${page}-${at}`, "", wordsAt(`${page}-${at}`)), " "])));
    if (stmt.e !== undefined) lines.push(part("evidence", said(stmt.e)));
    const claims = (stmt.k || []).filter((id) => data.c[id]);
    if (claims.length) lines.push(part("claims", ...claims.flatMap((id) => [leading(id, "", `${id}: `, said(data.c[id][0]), ", ", said(data.c[id][1])), " "])));
    if (stmt.g !== undefined) lines.push(part("grade", said(stmt.g)));
    if (stmt.r) lines.push(part("rules"), make("ul", "rules", ...stmt.r.map((row) => rule(page, row))));
    note.replaceChildren(...lines);
  };
  const place = (tag) => {
    if (narrow.matches) { note.style.left = note.style.top = ""; return; }
    const at = tag.getBoundingClientRect(), size = note.getBoundingClientRect();
    note.style.left = `${Math.max(8, Math.min(at.left - 24, innerWidth - size.width - 8))}px`;
    note.style.top = `${Math.max(8, at.bottom + 6 + size.height <= innerHeight ? at.bottom + 6 : at.top - 6 - size.height)}px`;
  };
  let timer = 0, shown = null;
  const open = (tag) => {
    if (shown === tag && note.matches(":popover-open")) return;
    if (note.matches(":popover-open")) note.hidePopover();
    fill(keyOf(tag));
    shown = tag;
    note.showPopover();
    place(tag);
  };
  const close = () => { if (note.matches(":popover-open")) note.hidePopover(); };
  document.addEventListener("click", (event) => { const tag = event.target.closest(".tag"); if (tag) { clearTimeout(timer); open(tag); } });
  if (matchMedia("(hover: hover)").matches) {
    const leave = () => { clearTimeout(timer); timer = setTimeout(() => { if (!note.matches(":hover") && !shown?.matches(":focus")) close(); }, 250); };
    document.addEventListener("pointerover", (event) => {
      const tag = event.target.closest?.(".tag");
      if (tag) { clearTimeout(timer); timer = setTimeout(() => open(tag), 120); } else if (note.contains(event.target)) clearTimeout(timer);
    });
    document.addEventListener("pointerout", (event) => { if (event.target.closest?.(".tag") || (note.contains(event.target) && !note.contains(event.relatedTarget))) leave(); });
  }

  // Why a claim has its count, made when it is opened.
  const reasons = (rows) => make("ul", "", ...rows.map(([row, ...anchors]) => make("li", "", said(row), ...anchors.flatMap((a) => [" ", chip(a)]))));
  const explain = (details) => {
    const [, , voices, [heading, ...asserters], [joined, ...together]] = data.c[details.closest(".claim").id];
    if (details.childElementCount > 1) return;
    if (voices.length) details.append(reasons(voices));
    if (asserters.length) details.append(make("h4", "", said(heading)), reasons(asserters));
    if (together.length) details.append(make("h4", "", said(joined)), reasons(together));
  };
  document.addEventListener("toggle", (event) => { if (event.target.matches?.("[data-why]") && event.target.open) explain(event.target); }, true);

  // Everyone who speaks with all they say, listed when it is opened.
  const speakers = $(".speakers"), most = speakers && $("tbody", speakers);
  const list = () => {
    if (!most || most.rows.length) return;
    const found = new Map();
    Object.entries(data.s).forEach(([key, stmt]) => { if (!stmt.q) found.set(stmt.n, [...(found.get(stmt.n) || []), key]); });
    const rows = [...found].sort(([a, x], [b, y]) => (a === undefined) - (b === undefined) || y.length - x.length);
    most.append(...rows.map(([who, keys]) => {
      const th = make("th", "", name(who));
      th.scope = "row";
      return make("tr", "", th, make("td", "number", String(keys.length)), make("td", "", ...keys.flatMap((key) => [chip(key, key.replace("-s", "")), " "])));
    }));
  };
  if (speakers) speakers.addEventListener("toggle", list);

  // All pieces of what a link leads to light up, not only the first.
  let lit = [];
  const light = () => {
    lit.forEach((e) => e.classList.remove("lit"));
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) { lit = []; return; }
    const key = target.dataset.a || target.id;
    const marked = target.matches(".m, i");
    lit = marked ? $$(`[data-a="${CSS.escape(key)}"], #${CSS.escape(key)}`) : [target];
    lit.forEach((e) => e.classList.add("lit"));
    for (let e = target; e; e = e.parentElement) { if (e.tagName === "DETAILS") e.open = true; if (e.hidden && e.matches(".pick")) e.hidden = false; }
    const inner = $(":scope > details", target);
    if (inner && target.classList.contains("why")) { inner.open = true; explain(inner); }
    close();
    // What comes into sight on the way is laid out and moves the target: go on until it stays where it is.
    let frames = 0, before = NaN;
    const show = () => {
      target.scrollIntoView({ block: marked ? "center" : "start" });
      const now = scrollY;
      if (now !== before && frames++ < 12) { before = now; requestAnimationFrame(show); }
    };
    show();
  };
  addEventListener("hashchange", light);
  document.addEventListener("click", (event) => {
    const a = event.target.closest("a[href^='#']");
    if (a && a.getAttribute("href") === location.hash) light();
  });

  // The words that a small box leads to, as its hint.
  document.addEventListener("mouseover", (event) => {
    const a = event.target.closest?.("a.chip[href^='#']:not([title]), a.box[href^='#']:not([title])");
    const target = a && document.getElementById(decodeURIComponent(a.hash.slice(1)));
    if (target && target.matches(".m, i")) a.title = wordsAt(target.id, 160);
  });

  // What only works with a script shows itself.
  root.classList.add("js");
  $$("[data-script]").forEach((e) => { e.hidden = false; });

  // Choose by voices, speaker, page, agency, source, form and certainty.
  const form = $(".filter");
  if (form) {
    const items = $$(".pick"), told = $("output", form);
    const apply = () => {
      const wanted = [...new FormData(form)].filter(([, value]) => value);
      const fits = (e) => wanted.every(([key, value]) => key in e.dataset ? e.dataset[key].split(" ").includes(value) : key === "voices" && !e.matches(".claim"));
      items.forEach((e) => { e.hidden = !fits(e); });
      const claims = items.filter((e) => e.matches(".claim"));
      told.textContent = wanted.length ? word(told.dataset.row).replace("{shown}", claims.filter((e) => !e.hidden).length).replace("{all}", claims.length) : "";
    };
    const clear = () => $$("select", form).forEach((e) => { e.value = ""; });
    form.addEventListener("change", apply);
    form.addEventListener("reset", (e) => { e.preventDefault(); clear(); apply(); });
    addEventListener("spoken", apply);
    $$("[data-pick]").forEach((a) => a.addEventListener("click", () => { clear(); form.voices.value = a.dataset.pick; apply(); }));
  }

  // Who shares what, drawn when there are too many pages to write it out.
  const table = $(".matrix table");
  if (table && !table.tBodies.length && data.m.length) {
    const share = (s) => s < .01 ? "< 1 %" : `${s < 1 ? Math.min(99, Math.round(s * 100)) : 100} %`;
    // Pages that share much stand beside each other, so that what comes from one source shows as a block.
    const order = () => {
      const left = new Set(data.g.keys()), found = [];
      const both = (i, j) => data.m[i][j] + data.m[j][i];
      for (let last = 0; left.size;) {
        let best = -1;
        left.forEach((i) => { if (best < 0 || (found.length && both(i, last) > both(best, last))) best = i; });
        left.delete(best);
        found.push(best);
        last = best;
      }
      return found;
    };
    const head = (i, scope) => { const th = make("th", "", chip(data.g[i], data.g[i])); th.scope = scope; return th; };
    const draw = () => {
      const pages = order(), body = table.createTBody();
      table.createTHead().insertRow().append(make("td"), ...pages.map((i) => head(i, "col")));
      pages.forEach((i) => body.insertRow().append(head(i, "row"), ...pages.map((j) => {
        const s = i === j ? 0 : data.m[i][j], td = make("td", i === j ? "self" : s ? `q${Math.ceil(s * 10)}` : "");
        if (s) td.title = `${data.g[i]} · ${data.g[j]}: ${share(s)}`;
        return td;
      })));
      table.classList.add("many");
    };
    new IntersectionObserver((seen, watch) => { if (seen.some((e) => e.isIntersecting)) { watch.disconnect(); draw(); } }, { rootMargin: "600px" }).observe(table);
    addEventListener("beforeprint", () => { if (!table.tBodies.length) draw(); });
  }

  // Two pages side by side: shared passages in one colour, scrolling together.
  const side = $("#side");
  if (side) {
    const panes = $$(".pane", side), choose = $$("select", side);
    let twins = [], leader = panes[0];
    const copy = (letter) => $$(`#${CSS.escape(letter)} .block`).map((block) => {
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
    $$("button[data-left]").forEach((button) => button.addEventListener("click", () => {
      choose[0].value = button.dataset.left; choose[1].value = button.dataset.right;
      side.showModal(); fill();
      const pair = button.dataset.passage && twins.find(([a]) => a[0].dataset.a.endsWith(`-${button.dataset.passage}`));
      if (pair) { leader = null; panes[0].scrollTop = top(panes[0], pair[0][0]) - panes[0].clientHeight / 3; meet(pair, 1); }
    }));
  }

  // What is folded is printed; why and by which rule stays folded.
  let opened = [];
  addEventListener("beforeprint", () => {
    list();
    opened = $$(".looks:not([open]), .speakers:not([open]), .more:not([open])");
    opened.forEach((d) => { d.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((d) => { d.open = false; }));

  const kept = data.l.indexOf(store.get("tongue"));
  if (kept > 0) { tongue = kept; speak(); }
  if (location.hash) light();
})();
