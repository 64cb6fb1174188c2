// The desk works without this file. It adds: the evidence drawer, the keys, the filter as you type, the countdown.
"use strict";
(() => {
  const drawer = document.getElementById("drawer");
  const filter = document.getElementById("filter");
  const $$ = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const shown = (element) => element.getClientRects().length > 0;

  // The drawer shows what the link's own page shows, without the page around it.
  let origin = null;
  let asked = 0;
  async function open(link, focus) {
    const turn = ++asked;
    const url = new URL(link.getAttribute("href"), location.href);
    url.searchParams.set("part", "1");
    const answer = await fetch(url).catch(() => null);
    if (turn !== asked) return;
    if (!answer) { location.href = link.href; return; }
    const body = new DOMParser().parseFromString(await answer.text(), "text/html").body;
    if (turn !== asked) return;
    const close = document.createElement("button");
    close.className = "close";
    close.textContent = "Close";
    close.addEventListener("click", shut);
    drawer.replaceChildren(close, ...body.childNodes);
    drawer.scrollTop = 0;
    drawer.hidden = false;
    if (!drawer.contains(link)) {
      origin?.classList.remove("open");
      origin = link;
      origin.classList.add("open");
    }
    if (focus) drawer.focus();
  }
  function shut() {
    asked++;
    if (drawer.hidden) return false;
    drawer.hidden = true;
    drawer.replaceChildren();
    origin?.classList.remove("open");
    origin?.focus();
    origin = null;
    return true;
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-drawer]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link === origin && !drawer.hidden) shut(); else open(link, true);
  });
  // Once the drawer is open, pointing at another value shows that one.
  let pointing = 0;
  document.addEventListener("pointerover", (event) => {
    clearTimeout(pointing);
    const link = event.target.closest?.("a.ev");
    if (!link || drawer.hidden || link === origin || drawer.contains(link)) return;
    pointing = setTimeout(() => open(link, false), 250);
  });
  document.addEventListener("focusin", (event) => {
    const link = event.target.closest?.("a.ev");
    if (link && !drawer.hidden && link !== origin && !drawer.contains(link)) open(link, false);
  });

  // Rows: j and k walk them, Enter opens one, e shows its evidence.
  const rows = () => $$("main .row").filter(shown);
  function step(by) {
    const every = rows();
    if (!every.length) return;
    const at = every.findIndex((row) => row.classList.contains("here"));
    const next = every[Math.min(every.length - 1, Math.max(0, at < 0 ? (by > 0 ? 0 : every.length - 1) : at + by))];
    every[at]?.classList.remove("here");
    next.classList.add("here");
    next.scrollIntoView({ block: "nearest" });
    const link = next.querySelector("a.name, a.ev, a");
    link?.focus({ preventScroll: true });
    if (!drawer.hidden && !link?.matches("a.ev")) evidence(false);
  }
  function evidence(focus) {
    const active = document.activeElement?.closest("main a.ev");
    const here = document.querySelector("main .row.here");
    const link = active ?? here?.querySelector("a.ev") ?? (here ? null : document.querySelector("main a.ev"));
    if (link) open(link, focus);
  }

  let leader = -Infinity;
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (document.activeElement === filter) { filter.blur(); return; }
      if (shut()) event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const key = event.key;
    if (performance.now() - leader < 1500) {
      leader = -Infinity;
      const link = $$("nav a[data-go]").find((each) => each.dataset.go === key);
      if (link) { event.preventDefault(); link.click(); }
      return;
    }
    const keyed = $$("a[data-key]").find((each) => each.dataset.key === key);
    if (keyed) { event.preventDefault(); keyed.click(); return; }
    const act = {
      g: () => { leader = performance.now(); },
      "/": () => { filter?.focus(); filter?.select(); },
      j: () => step(1),
      k: () => step(-1),
      e: () => evidence(true),
    }[key];
    if (act) { event.preventDefault(); act(); }
  });

  // The filter of a list hides rows while one types; Enter asks the server for the same, with an address to keep.
  const list = filter?.form.getAttribute("action") === location.pathname;
  filter?.addEventListener("input", () => {
    if (!list) return;
    const words = filter.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    for (const row of $$("main .row")) {
      const text = row.textContent.toLocaleLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
  });

  // Time left runs on while the page is left open at now.
  const LEFT = [[1440, "d"], [60, "h"], [1, "min"]];
  function left(minutes) {
    const parts = [];
    for (const [size, unit] of LEFT) {
      const whole = Math.floor(minutes / size);
      minutes -= whole * size;
      if (whole) parts.push(`${whole} ${unit}`);
      if (parts.length === 2 || (parts.length && unit === "h")) break;
    }
    return parts.join(" ") || "0 min";
  }
  setInterval(() => {
    for (const each of $$("[data-until]")) {
      const minutes = Math.floor((Date.parse(each.dataset.until) - Date.now()) / 60000);
      each.textContent = minutes > 0 ? `${left(minutes)} left` : "over by its clock";
    }
  }, 30000);
})();
