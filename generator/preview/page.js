// Shows the pages the server tells of, those in sight first, and keeps them until newer ones came.
"use strict";

const byId = (id) => document.getElementById(id);
const [pages, thumbs, errorPanel] = ["pages", "thumbs", "error"].map(byId);
const waiting = byId("waiting");
const PIXELS_PER_POINT = 96 / 72;
const RESOLUTIONS = [72, 96, 120, 144, 192, 240, 288];
const THUMB_DPI = 24;
const near = { pages: new Set(), thumbs: new Set() };

let sight = { number: 0, edition: 0, pages: [], error: null };
let zoom = 1;

// --- pictures ------------------------------------------------------------------------------------

const watch = (list, seen) => new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    seen[isIntersecting ? "add" : "delete"](target);
    if (isIntersecting) draw(target);
  }
}, { root: list, rootMargin: "60%" });
const observers = { pages: watch(pages, near.pages), thumbs: watch(thumbs, near.thumbs) };

function dpi() {
  const wanted = 96 * zoom * window.devicePixelRatio;
  return RESOLUTIONS.find((one) => one >= wanted - 1) ?? RESOLUTIONS.at(-1);
}

/** Put the newest picture on a sheet; the old one stays until it has come. */
async function draw(sheet) {
  const resolution = sheet.dataset.kind === "thumb" ? THUMB_DPI : dpi();
  const source = `${sight.edition}/${sheet.dataset.page}@${resolution}.png`;
  if (sheet.dataset.source === source) return;
  sheet.dataset.source = source;
  const picture = new Image();
  picture.alt = `${sheet.dataset.page}`;
  picture.src = source;
  try {
    await picture.decode();
  } catch {
    if (sheet.dataset.source === source) delete sheet.dataset.source;
    return;
  }
  if (sheet.dataset.source === source) sheet.replaceChildren(picture);
}

function newSheet(kind, number) {
  const sheet = document.createElement("div");
  sheet.className = "sheet";
  sheet.dataset.kind = kind;
  sheet.dataset.page = number;
  return sheet;
}

/** Have as many sheets as there are pages, each of its page's size. */
function layOut() {
  const list = [...pages.querySelectorAll(".sheet")];
  for (const old of list.slice(sight.pages.length)) {
    observers.pages.unobserve(old);
    near.pages.delete(old);
    old.remove();
    thumbs.lastElementChild.remove();
  }
  for (let number = list.length + 1; number <= sight.pages.length; number++) {
    const sheet = newSheet("page", number);
    sheet.id = `page-${number}`;
    pages.append(sheet);
    const link = document.createElement("a");
    link.href = `#page-${number}`;
    const thumb = newSheet("thumb", number);
    link.append(thumb, `${number}`);
    thumbs.append(link);
  }
  const thumbSheets = thumbs.querySelectorAll(".sheet");
  pages.querySelectorAll(".sheet").forEach((sheet, index) => {
    const [width, height] = sight.pages[index];
    sheet.style.width = `${width * PIXELS_PER_POINT * zoom}px`;
    sheet.style.height = `${height * PIXELS_PER_POINT * zoom}px`;
    thumbSheets[index].style.aspectRatio = `${width} / ${height}`;
    observers.pages.observe(sheet);
    observers.thumbs.observe(thumbSheets[index]);
  });
  near.pages.forEach(draw);
  near.thumbs.forEach(draw);
}

// --- what is to be seen --------------------------------------------------------------------------

function line(kind, text, tag = "p") {
  const element = document.createElement(tag);
  element.className = kind;
  element.textContent = text;
  return element;
}

function showError(error) {
  errorPanel.hidden = !error;
  document.body.classList.toggle("stale", Boolean(error));
  if (!error) return;
  const where = error.where && !error.message.includes(error.where) ? `${error.where}: ` : "";
  const list = document.createElement("ul");
  for (const problem of error.problems ?? []) {
    const place = problem.line ? `${problem.line}:${problem.column}  ` : "";
    const path = problem.path ? `${problem.path}: ` : "";
    const item = line("", `${place}${path}${problem.message}`, "li");
    if (problem.hint) item.append(line("hint", problem.hint));
    list.append(item);
  }
  errorPanel.replaceChildren(line("what", `${where}${error.message}`), list);
  if (error.hint) errorPanel.append(line("hint", error.hint));
  errorPanel.append(line("", `[${error.code}]`, "code"));
}

function show(told) {
  sight = told;
  waiting.hidden = sight.pages.length > 0;
  showError(sight.error);
  if (sight.title) {
    byId("title").textContent = document.title = sight.title;
    byId("docx").href = `${sight.edition}/dokumen.docx`;
  }
  const clock = new Date().toLocaleTimeString(document.documentElement.lang);
  byId("state").textContent = sight.error ? "" :
    [`${sight.pages.length} ${pages.dataset.unit}`, clock, `${sight.took_ms} ms`].join(" · ");
  if (!document.body.classList.contains("viewer")) layOut();
  else if (byId("docx").dataset.edition !== `${sight.edition}`) showViewer();
  byId("docx").dataset.edition = sight.edition;
  document.body.dataset.number = sight.number;
}

// --- zoom, PDF, keys -----------------------------------------------------------------------------

function setZoom(value) {
  const place = pages.scrollTop / (pages.scrollHeight || 1);
  zoom = Math.min(3, Math.max(0.3, value));
  byId("zoom").textContent = `${Math.round(zoom * 100)}%`;
  layOut();
  pages.scrollTop = place * pages.scrollHeight;
}

function fitWidth() {
  const widest = Math.max(...sight.pages.map(([width]) => width)) * PIXELS_PER_POINT;
  if (widest > 0) setZoom((pages.clientWidth - 44) / widest);
}

function showViewer() {
  const frame = document.createElement("iframe");
  frame.src = `${sight.edition}/dokumen.pdf`;
  frame.title = sight.title;
  pages.replaceChildren(frame);
}

function toggleViewer() {
  const on = document.body.classList.toggle("viewer");
  byId("viewer").setAttribute("aria-pressed", `${on}`);
  if (on) return showViewer();
  near.pages.clear();
  near.thumbs.clear();
  thumbs.replaceChildren();
  pages.replaceChildren(waiting);
  return layOut();
}

const actions = {
  smaller: () => setZoom(zoom / 1.2),
  larger: () => setZoom(zoom * 1.2),
  width: fitWidth,
  viewer: toggleViewer,
};
for (const [id, action] of Object.entries(actions)) byId(id).addEventListener("click", action);
const keys = { "-": "smaller", "+": "larger", "=": "larger", 0: "width", p: "viewer" };
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
  event.preventDefault();
  actions[keys[event.key]]();
});

pages.addEventListener("scroll", () => {
  const middle = pages.scrollTop + pages.clientHeight / 2;
  const sheets = [...pages.querySelectorAll(".sheet")];
  const here = sheets.findLastIndex((sheet) => sheet.offsetTop - pages.offsetTop <= middle);
  [...thumbs.children].forEach((link, index) => {
    if (index === here) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  });
}, { passive: true });

if (location.hash === "#pdf") toggleViewer();
const events = new EventSource("events");
events.onmessage = (message) => show(JSON.parse(message.data));
events.onerror = () => { byId("state").textContent = pages.dataset.gone; };
