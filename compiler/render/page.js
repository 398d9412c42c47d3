/* What a reader can do with a page beyond reading it. Everything it shows stands in the page already: it hides, moves and
 * copies, and makes no markup of any text. What it compares are numbers in data attributes. Its state is in the address. */
const root = document.documentElement, rtl = root.dir === 'rtl';
const one = (selector, where = document) => where.querySelector(selector);
const all = (selector, where = document) => [...where.querySelectorAll(selector)];
const make = (name, ...children) => {
  const made = document.createElement(name);
  made.append(...children);
  return made;
};
const number = (element, name) => +element.getAttribute(name);
const pairs = list => (list.match(/\S+ \S+/g) || []).map(pair => pair.split(' ').map(Number));
const copies = node => [...node.childNodes].map(child => child.cloneNode(true));
const tools = one('#tools'), menu = one('.menu'), map = one('.map'), svg = one('svg', map), panel = one('dialog');
const title = one('h2', panel);
const button = name => one(`[data-do=${name}]`);
const filters = all('[data-filter]'), lanes = all('[data-lane]', tools);

/* Every touchpoint: its column of a table, its group and its card in the picture. */
const groups = new Map(all('[data-t]', svg).map(group => [group.dataset.t, group]));
const touchpoints = all('th[id^="t-"]').map(head => {
  const group = groups.get(head.id), link = group && one('a', group), rect = link && link.firstElementChild;
  return { id: head.id, head, group, link, shown: true, card: rect && { x: number(rect, 'x'), y: number(rect, 'y'),
    wide: number(rect, 'width') }, cells: [...head.closest('table').rows].map(row => row.cells[head.cellIndex]) };
});
const named = id => touchpoints.find(touchpoint => touchpoint.id === id);
const state = { p: '', c: '', o: '', hide: new Set(), theme: '', open: null };

/* --- lanes of the picture: what lies below a hidden one moves up, what runs through it gets shorter --- */

const box = svg.viewBox.baseVal, width = box.width, height = box.height;
let leaves = null, gaps = [];
const up = y => gaps.reduce((to, [top, tall]) => to - Math.min(Math.max(y - top, 0), tall), y);

const measure = element => {
  const round = element.localName === 'circle', path = element.getAttribute('d');
  const from = number(element, round ? 'cy' : 'y');
  if (path === null) return { element, name: round ? 'cy' : 'y', from, to: from + number(element, 'height') };
  let count = 0;
  const parts = path.match(/[A-Z]|-?[\d.]+/g).map(part => part >= 'A' || count++ % 2 === 0 ? part : Number(part));
  const ys = parts.filter(part => typeof part === 'number');
  return { element, parts, from: Math.min(...ys), to: Math.max(...ys) };
};

const move = leaf => {
  const { element, name, from, to, parts } = leaf, y = up(from), end = up(to);
  const gone = gaps.some(([top, tall]) => from > top - 0.01 && to < top + tall + 0.01);
  element.toggleAttribute('hidden', gone);
  if (gone || leaf.y === y && leaf.end === end) return;
  Object.assign(leaf, { y, end });
  if (parts) element.setAttribute('d', parts.map(part => typeof part === 'number' ? up(part) : part).join(' '));
  else element.setAttribute(name, y);
  if (to > from && !parts) element.setAttribute('height', end - y);
};

const fold = () => {
  const before = String(gaps);
  gaps = lanes.filter(lane => !lane.checked).flatMap(lane => pairs(lane.dataset.y));
  if (String(gaps) === before) return;
  leaves ||= all('rect, circle, path, text, image', svg).map(measure);
  leaves.forEach(move);
  box.height = up(height);
  zoom(scale);
};

/* --- zoom --- */

const steps = [0.1, 0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3];
const digits = count => String(count).replace(/\d/g, digit => tools.dataset.digits[digit]);
const percent = one('.zoom output'), hundred = percent.textContent;
let scale = 1;
const zoom = (wanted, x = map.clientWidth / 2, y = map.clientHeight / 2) => {
  const next = Math.min(3, Math.max(0.1, wanted)), grown = next / scale, side = rtl ? x - map.clientWidth : x;
  const left = (map.scrollLeft + side) * grown - side, top = (map.scrollTop + y) * grown - y;
  scale = next;
  svg.setAttribute('width', width * scale);
  svg.setAttribute('height', box.height * scale);
  map.scrollLeft = left;
  map.scrollTop = top;
  percent.textContent = hundred.replace(digits(100), digits(Math.round(scale * 100)));
  button('smaller').disabled = scale <= 0.1;
  button('larger').disabled = scale >= 3;
};
const larger = () => zoom(steps.find(step => step > scale + 0.001) || 3);
const smaller = () => zoom(steps.findLast(step => step < scale - 0.001) || 0.1);
const fit = () => zoom(map.clientWidth / width);

/* --- filters --- */

const rows = (map.dataset.columns || '').split(';').map(pairs);

/* Dims a touchpoint's column in the picture, the curve and the path included. */
const veil = ({ x, y, wide }) => {
  for (const [top, bottom] of rows.findLast(row => row[0] && row[0][0] <= y + 1) || []) {
    const rect = svg.appendChild(document.createElementNS(svg.namespaceURI, 'rect')), from = up(top);
    const values = { class: 'veil', x: x - 4, y: from, width: wide + 8, height: up(bottom) - from };
    for (const name in values) rect.setAttribute(name, values[name]);
  }
};

const paint = ({ group, card, link, cells }, shown) => {
  for (const cell of cells) cell.hidden = !shown;
  if (!card) return;
  group.ariaHidden = shown ? null : 'true';
  link.setAttribute('tabindex', shown ? 0 : -1);
};

const matches = ({ head }) => ['p', 'c', 'o'].every(facet =>
  !state[facet] || head.dataset[facet].split(' ').includes(state[facet]));

const filter = () => {
  all('.veil', svg).forEach(rect => rect.remove());
  for (const touchpoint of touchpoints) {
    const shown = matches(touchpoint);
    if (shown !== touchpoint.shown) paint(touchpoint, touchpoint.shown = shown);
    if (!shown && touchpoint.card) veil(touchpoint.card);
  }
  for (const table of all('#table table')) {
    const count = all('thead th[id]', table).filter(head => !head.hidden).length;
    table.className = `n${count}`;
    table.parentNode.hidden = count === 0;
  }
  const filtered = Boolean(state.p || state.c || state.o);
  for (const stage of all('.stage')) stage.hidden = filtered && all('.columns:not([hidden])', stage).length === 0;
  const dim = all('option[data-color]').filter(option => state.p && option.value !== state.p).map(option => option.dataset.color).join(' ');
  if (dim !== (svg.dataset.dim || '')) svg.dataset.dim = dim;
  for (const view of all('.view')) view.hidden = state.p !== '' && !view.dataset.p.split(' ').includes(state.p);
  for (const row of all('tbody tr')) row.hidden = filtered && ![...row.cells].some((cell, i) =>
    i > 0 && !cell.hidden && [...cell.childNodes].some(node => !node.hidden));
  const said = one('output', tools), counts = [touchpoints.filter(at => at.shown).length, touchpoints.length].map(digits);
  said.textContent = filtered ? said.dataset.said.replace(/\{(\d)\}/g, (_, i) => counts[i]) : '';
  button('reset').hidden = !filtered && state.hide.size === 0;
};

const apply = () => {
  for (const select of filters) {
    select.value = state[select.dataset.filter];
    if (select.selectedIndex < 0) state[select.dataset.filter] = select.value = '';
    select.classList.toggle('set', select.value !== '');
  }
  for (const lane of lanes) lane.checked = !state.hide.has(lane.dataset.lane);
  for (const rows of all('tbody')) rows.hidden = state.hide.has(rows.dataset.lane);
  menu.classList.toggle('set', state.hide.size > 0);
  fold();
  filter();
};

/* --- light and dark --- */

const dark = button('dark');
const light = () => {
  if (!dark) return;
  if (state.theme) root.dataset.theme = state.theme;
  else delete root.dataset.theme;
  dark.setAttribute('aria-pressed', getComputedStyle(root).colorScheme.includes('dark'));
};

/* --- a touchpoint, opened --- */

const fill = touchpoint => {
  const stage = one('h3', touchpoint.head.closest('.stage')), list = [];
  for (const cell of touchpoint.cells.slice(1)) {
    if (cell.childNodes.length === 0) continue;
    const value = make('dd', ...copies(cell));
    for (const view of all('.view', value)) view.hidden = false;
    list.push(make('div', make('dt', cell.parentNode.cells[0].textContent), value));
  }
  title.replaceChildren(...copies(one('a', touchpoint.head)));
  one('.kind', panel).replaceChildren(...copies(stage).slice(0, 3));
  one('dl', panel).replaceChildren(...list);
  panel.scrollTop = 0;
};
const neighbour = by => {
  const shown = touchpoints.filter(touchpoint => touchpoint.shown || touchpoint === state.open);
  return shown[shown.indexOf(state.open) + by];
};
const open = touchpoint => {
  if (!touchpoint) return;
  state.open = touchpoint;
  fill(touchpoint);
  for (const [name, by] of [['previous', -1], ['next', 1]]) button(name).disabled = !neighbour(by);
  if (!panel.open) panel.showModal();
  if (!panel.contains(document.activeElement) || document.activeElement.disabled) title.focus();
  write();
};

/* --- the address --- */

const write = () => {
  const parts = ['p', 'c', 'o', 'theme'].filter(name => state[name]).map(name => `${name}=${state[name]}`);
  if (state.hide.size > 0) parts.push(`hide=${[...state.hide].join('.')}`);
  if (state.open) parts.push(parts.length > 0 ? `open=${state.open.id}` : state.open.id);
  try {
    history.replaceState(null, '', parts.length > 0 ? `#${parts.join('&')}` : location.href.split('#')[0]);
  } catch { /* forbidden for files by some browsers */ }
};
const read = () => {
  const hash = location.hash.slice(1), said = new URLSearchParams(hash);
  if (hash.includes('=')) {
    for (const name of ['p', 'c', 'o']) state[name] = said.get(name) || '';
    state.hide = new Set((said.get('hide') || '').split('.').filter(lane => lanes.some(at => at.dataset.lane === lane)));
    state.theme = ['paper', 'ink'].includes(said.get('theme')) ? said.get('theme') : '';
    apply();
    light();
  }
  open(named(said.get('open') || hash));
};

/* --- what readers do --- */

const does = {
  larger, smaller, fit,
  reset: () => {
    Object.assign(state, { p: '', c: '', o: '', hide: new Set() });
    apply();
    write();
    filters.concat(one('summary'))[0].focus();
  },
  dark: () => {
    state.theme = dark.getAttribute('aria-pressed') === 'true' ? 'paper' : 'ink';
    light();
    write();
  },
  previous: () => open(neighbour(-1)),
  next: () => open(neighbour(1)),
  close: () => panel.close(),
};

document.addEventListener('click', event => {
  const target = event.target, link = target.closest('a[href^="#"]'), pressed = target.closest('[data-do]');
  if (!menu.contains(target)) menu.open = false;
  if (pressed) does[pressed.dataset.do]();
  if (target === panel) panel.close();
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const touchpoint = named(link.getAttribute('href').slice(1));
  if (touchpoint) event.preventDefault();
  else if (panel.open) panel.close();
  open(touchpoint);
});
menu.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  menu.open = false;
  one('summary', menu).focus();
});
tools.addEventListener('change', event => {
  const { filter: facet, lane } = event.target.dataset;
  if (facet) state[facet] = event.target.value;
  if (lane) state.hide[event.target.checked ? 'delete' : 'add'](lane);
  apply();
  write();
});
panel.addEventListener('close', () => {
  state.open = null;
  if (location.hash.includes('=') || named(location.hash.slice(1))) write(); // else a link leads elsewhere
});
map.addEventListener('keydown', event => {
  const key = { '+': larger, '=': larger, '-': smaller, 0: () => zoom(1) }[event.key];
  if (!key || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  key();
});
map.addEventListener('wheel', event => {
  if (!event.ctrlKey) return;
  event.preventDefault();
  const at = map.getBoundingClientRect();
  zoom(scale * Math.exp(-event.deltaY / 200), event.clientX - at.left, event.clientY - at.top);
}, { passive: false });
for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'])
  matchMedia(query).addEventListener('change', light);
addEventListener('hashchange', read);

root.dataset.js = '';
tools.hidden = false;
apply();
light();
read();
