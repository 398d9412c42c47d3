// What readers do with a page, in a browser: by mouse and by keyboard, from left to right and from right to left, without
// JavaScript. Arguments: the page of examples/retail first-visit; the same in Arabic; its blueprint; folded; in the Arabic of Egypt.
import { readFileSync } from 'node:fs';
import { browser, finish, is, test } from './browser.mjs';

const [, , latin, arabic, blueprint, folded, egyptian] = process.argv;
const expect = (name, got, wanted) => is(`  ${name}`, got, wanted);
const heads = page => page.$$eval('thead th[id]', list => list.filter(head => head.checkVisibility()).map(head => head.id));
const text = (page, selector) => page.$eval(selector, node => node.textContent.trim());
const fragment = page => page.evaluate(() => decodeURIComponent(location.hash));
const focused = page => page.evaluate(() => document.activeElement.getAttribute('href') || document.activeElement.localName);
const scale = page => page.$eval('.map > svg', svg => Math.round(svg.getBoundingClientRect().width / svg.viewBox.baseVal.width * 100));
const ids = page => page.$$eval('thead th[id]', list => list.map(head => head.id));

for (const [name, file] of [['ltr', latin], ['rtl', arabic]]) {
  await test(`${name}: filters`, file, async page => {
    const every = await ids(page), by = {};
    expect('everything is shown at first', await heads(page), every);
    for (const facet of ['p', 'c', 'o']) {
      const filter = page.locator(`[data-filter=${facet}]`), values = await filter.locator('option').evaluateAll(list => list.map(o => o.value));
      expect(`there is a choice of ${facet}`, values.length > 2 && values[0] === '', true);
      await filter.selectOption(values[2]);
      by[facet] = await page.$$eval('thead th[id]', (list, [key, value]) =>
        list.filter(head => head.dataset[key].split(' ').includes(value)).map(head => head.id), [facet, values[2]]);
      expect(`${facet}: the columns of the tables`, await heads(page), by[facet]);
      expect(`${facet}: the others are dimmed in the picture`,
        (await page.$$eval('[data-t][aria-hidden=true]', list => list.map(group => group.dataset.t))), every.filter(id => !by[facet].includes(id)));
      expect(`${facet}: no key leads to them`, await page.$$eval('.map a', list => list.filter(a => a.getAttribute('tabindex') !== '-1').length), by[facet].length);
      expect(`${facet}: veils lie over them`, await page.$$eval('.veil', list => list.length > 0), by[facet].length < every.length);
      expect(`${facet}: no row is left empty`, await page.$$eval('tbody tr', list => list.filter(row => row.checkVisibility() &&
        ![...row.querySelectorAll('td')].some(cell => cell.checkVisibility() && [...cell.childNodes].some(node => node.nodeType === 3 || node.checkVisibility()))).length), 0);
      expect(`${facet}: it is said how many`, (await text(page, '#tools > output')).match(/\d+/g), [String(by[facet].length), String(every.length)]);
      expect(`${facet}: the address says it`, await fragment(page), `#${facet}=${values[2]}`);
      await filter.selectOption('');
      expect(`${facet}: and back`, await heads(page), every);
    }
    await page.locator('[data-filter=c]').selectOption({ index: 1 });
    await page.locator('[data-filter=o]').selectOption({ index: 1 });
    const both = (await heads(page)).length;
    expect('two filters leave what both leave', both <= 3, true);
    await page.click('[data-do=reset]');
    expect('a button shows everything again', await heads(page), every);
    expect('and is gone', await page.isVisible('[data-do=reset]'), false);
    expect('the address is plain again', await fragment(page), '');
  });

  await test(`${name}: a persona's view`, file, async page => {
    await page.locator('[data-filter=p]').selectOption({ index: 1 });
    const shown = await page.$$eval('.view', list => list.filter(view => view.checkVisibility()).map(view => view.dataset.p));
    expect('only what she says differs', shown.every(numbers => numbers.split(' ').includes('1')), true);
    expect('the other colours step back', await page.$eval('.map > svg', svg => svg.dataset.dim), '2');
  });

  await test(`${name}: lanes`, file, async page => {
    const tall = await page.$eval('.map > svg', svg => svg.viewBox.baseVal.height);
    const { lane, high, word } = await page.$eval('input[data-lane][data-y]:not([data-y=""])', box => ({ lane: box.dataset.lane,
      high: Number(box.dataset.y.split(' ')[1]), word: box.parentNode.textContent.trim() }));
    const names = () => page.$$eval('.map text', list => list.filter(node => node.checkVisibility()).map(node => node.textContent));
    const before = await page.$$eval('.map path', list => list.map(path => path.getAttribute('d').replace(/\s+/g, '')).join());
    expect('its name is in the picture', (await names()).includes(word), true);
    await page.click('summary');
    await page.locator(`input[data-lane="${lane}"]`).uncheck();
    expect('the picture has lost its height', Math.round(tall - await page.$eval('.map > svg', svg => svg.viewBox.baseVal.height)), Math.round(high));
    expect('and its name', (await names()).includes(word), false);
    expect('the tables have lost its rows', await page.$$eval(`tbody[data-lane="${lane}"]`, list => list.some(rows => rows.checkVisibility())), false);
    expect('the address says it', await fragment(page), `#hide=${lane}`);
    await page.keyboard.press('Escape');
    expect('Escape closes the list', await page.$eval('.menu', menu => menu.open), false);
    expect('and goes back to it', await focused(page), 'summary');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    for (let i = 0; i < 40 && await page.evaluate(wanted => document.activeElement.dataset.lane !== wanted, lane); i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect('the keyboard shows it again', (await names()).includes(word), true);
    expect('where it was', await page.$$eval('.map path', list => list.map(path => path.getAttribute('d').replace(/\s+/g, '')).join()) === before, true);
    await page.mouse.click(700, 600);
    expect('a click beside it closes the list', await page.$eval('.menu', menu => menu.open), false);
  });

  await test(`${name}: a touchpoint opens`, file, async page => {
    const every = await ids(page), second = every[1];
    await page.click(`.map a[href="#${second}"]`);
    expect('by a click on its card', await page.$eval('dialog', panel => panel.open), true);
    const facts = () => page.$$eval('dialog dl:not(dl dl) > div', list => list.map(row => [row.children[0].textContent, row.children[1].textContent]));
    const said = id => page.evaluate(wanted => {
      const head = document.getElementById(wanted);
      return [...head.closest('table').tBodies].flatMap(body => [...body.rows])
        .map(row => [row.cells[0].textContent, row.cells[head.cellIndex].textContent]).filter(([, value]) => value);
    }, id);
    expect('with all its facts', await facts(), await said(second));
    expect('and its title', await text(page, 'dialog h2'), await text(page, `#${second}`));
    expect('the address leads to it', await fragment(page), `#${second}`);
    await page.click('[data-do=next]');
    expect('the next one', await facts(), await said(every[2]));
    expect('keeps the focus on the button', await page.evaluate(() => document.activeElement.dataset.do), 'next');
    await page.click('[data-do=previous]');
    await page.click('[data-do=previous]');
    expect('before the first is none', await page.isDisabled('[data-do=previous]'), true);
    expect('and the focus is not lost', await focused(page), 'h2');
    await page.keyboard.press('Escape');
    expect('Escape closes it', await page.$eval('dialog', panel => panel.open), false);
    expect('and goes back to the card', await focused(page), `#${second}`);
    await page.keyboard.press('Enter');
    expect('Enter opens it again', await text(page, 'dialog h2'), await text(page, `#${second}`));
    await page.click('[data-do=close]');
    await page.click(`#${every[3]} a`);
    expect('by its head in a table', await facts(), await said(every[3]));
    await page.mouse.click(name === 'ltr' ? 100 : 1340, 500);
    expect('a click beside it closes it', await page.$eval('dialog', panel => panel.open), false);
    expect('the address is plain again', await fragment(page), '');
    const link = await page.$('td a[href^="#t-"]');
    const to = await link.getAttribute('href');
    await link.click();
    expect('a touchpoint that another names opens too', await fragment(page), to);
    const other = await page.$('dialog a[href^="#"]:not([href^="#t-"])');
    if (other) {
      const goes = await other.getAttribute('href');
      await other.click();
      expect('what is no touchpoint is shown where it stands', [await fragment(page), await page.$eval('dialog', panel => panel.open)], [goes, false]);
    }
  });

  await test(`${name}: zoom`, file, async page => {
    const wide = await page.$eval('.map', map => map.clientWidth);
    expect('at first as drawn', await scale(page), 100);
    await page.click('[data-do=larger]');
    expect('larger', await scale(page), 125);
    await page.click('[data-do=smaller]');
    await page.click('[data-do=smaller]');
    expect('smaller', await scale(page), 80);
    expect('it is said', (await text(page, '.zoom output')).replace(/\D/g, ''), '80');
    await page.click('[data-do=fit]');
    expect('to the width', await page.$eval('.map > svg', svg => Math.round(svg.getBoundingClientRect().width)), wide);
    expect('nothing to scroll along', await page.$eval('.map', map => map.scrollWidth <= map.clientWidth), true);
    await page.focus('.map');
    await page.keyboard.press('0');
    expect('key 0', await scale(page), 100);
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    await page.keyboard.press('-');
    expect('keys + and -', await scale(page), 125);
    await page.keyboard.press('0');
    const place = () => page.$eval('.map', map => map.scrollLeft);
    await page.keyboard.press(name === 'ltr' ? 'ArrowRight' : 'ArrowLeft');
    await page.waitForFunction(() => document.querySelector('.map').scrollLeft !== 0);
    expect('arrows scroll where reading goes', Math.sign(await place()), name === 'ltr' ? 1 : -1);
    await page.mouse.move(700, 500);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await page.waitForFunction(() => !/100/.test(document.querySelector('.zoom output').textContent));
    expect('the wheel with Control', await scale(page) > 120, true);
    for (let i = 0; i < 12; i++) await page.evaluate(() => document.querySelector('[data-do=larger]').click());
    expect('not without end', [await scale(page), await page.isDisabled('[data-do=larger]')], [300, true]);
  });

  await test(`${name}: light and dark`, file, async page => {
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const pressed = () => page.getAttribute('[data-do=dark]', 'aria-pressed');
    expect('light at first', [await ground(), await pressed()], ['rgb(255, 255, 255)', 'false']);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForSelector('[data-do=dark][aria-pressed=true]');
    expect('dark where the reader wants it', await ground(), 'rgb(15, 18, 22)');
    await page.click('[data-do=dark]');
    expect('light by the switch', [await ground(), await pressed(), await fragment(page)], ['rgb(255, 255, 255)', 'false', '#theme=paper']);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.click('[data-do=dark]');
    expect('dark by the switch', [await ground(), await pressed(), await fragment(page)], ['rgb(15, 18, 22)', 'true', '#theme=ink']);
    expect('and the picture with it', await page.$eval('.map rect', rect => getComputedStyle(rect).fill), 'rgb(15, 18, 22)');
    await page.emulateMedia({ media: 'print' });
    expect('never on paper', await ground(), 'rgb(255, 255, 255)');
  });

  for (const id of ['table', 'facts', 'persona-1', 's-3'])
    await test(`${name}: an address with #${id} shows it`, file, async page => {
      await page.waitForTimeout(300);
      const top = await page.$eval(`#${id}`, node => node.getBoundingClientRect().top);
      expect('near the top', top >= 0 && top < 200, true);
    }, { hash: `#${id}` });

  const linked = await addressOf(file);
  await test(`${name}: a link opens the same`, file, async page => {
    expect('filter', await page.$eval('[data-filter=c]', select => select.value), '1');
    expect('lanes', await page.$$eval('input[data-lane]:not(:checked)', list => list.length), 2);
    expect('colours', await page.getAttribute('[data-do=dark]', 'aria-pressed'), 'true');
    expect('touchpoint', await page.$eval('dialog', panel => panel.open), true);
    await page.click('[data-do=close]');
    expect('and keeps the rest', (await fragment(page)).startsWith('#c=1&theme=ink&hide='), true);
  }, { hash: linked });
  await test(`${name}: an address that is nonsense opens the page`, file, async page => {
    expect('all of it', await heads(page), await ids(page));
    expect('in peace', await page.$eval('dialog', panel => panel.open), false);
  }, { hash: '#p=x%00"<b>&c=999&hide=1.<script>.99&theme=url(x)&open=__proto__&constructor=1' });

  await test(`${name}: without JavaScript`, file, async page => {
    expect('no tools that would not work', await page.isVisible('#tools'), false);
    const shown = await page.locator('thead th[id]').count();
    expect('every touchpoint is a column', shown > 5 && await page.locator('thead th[id]:visible').count() === shown, true);
    expect('every card leads to its column', await page.locator('.map a').count(), shown);
    await page.locator('.map a').nth(2).click();
    expect('by a click', new URL(page.url()).hash, await page.locator('.map a').nth(2).getAttribute('href'));
    expect('all facts are open', await page.locator('#facts article:visible').count(), await page.locator('#facts article').count());
  }, { js: false });

  await test(`${name}: by keyboard from the top`, file, async page => {
    await page.keyboard.press('Tab');
    expect('first the way to the table', await focused(page), '#table');
    expect('is seen', await page.$eval('.skip', skip => skip.getBoundingClientRect().width > 50), true);
    const outline = await page.$eval('.skip', skip => getComputedStyle(skip).outlineStyle);
    expect('with a ring', outline, 'solid');
    const met = [];
    for (let i = 0; i < 30; i++) {
      await page.keyboard.press('Tab');
      met.push(await focused(page));
    }
    expect('then contents, tools, the picture, its cards', ['#picture', 'select', 'summary', 'button', 'div', '#t-1-1', '#t-1-2'].every(at => met.includes(at)), true);
    const small = await page.$$eval('button, select, summary, nav a, .menu label', list => list.filter(node => node.checkVisibility() &&
      Math.min(node.getBoundingClientRect().width, node.getBoundingClientRect().height) < 24).map(node => node.outerHTML));
    expect('nothing to press is smaller than 24 px', small, []);
  });
}

// "#c=1&…" with the first touchpoint of channel 1, two lanes hidden, dark.
async function addressOf(file) {
  const html = readFileSync(file, 'utf8');
  const lanes = [...html.matchAll(/data-lane="(\d+)" data-y/g)].slice(0, 2).map(found => found[1]);
  const [, id] = html.match(/id="(t-\d+-\d+)" data-p="[^"]*" data-c="1"/);
  return `#c=1&hide=${lanes.join('.')}&theme=ink&open=${id}`;
}

await test('Arabic with its own digits: the page counts in them', egyptian, async page => {
  expect('100', (await text(page, '.zoom output')).replace(/[^\u0660-\u0669\d]/g, ''), '\u0661\u0660\u0660');
  await page.click('[data-do=larger]');
  expect('125', (await text(page, '.zoom output')).replace(/[^\u0660-\u0669\d]/g, ''), '\u0661\u0662\u0665');
  await page.locator('[data-filter=c]').selectOption({ index: 1 });
  expect('how many are shown', /^[^\d{}]+$/.test(await text(page, '#tools > output')), true);
});

await test('a blueprint: its boxes open, its rows hide', blueprint, async page => {
  await page.locator('.map a').first().click();
  expect('by a click', await page.$eval('dialog', panel => panel.open), true);
  await page.click('[data-do=close]');
  const lines = () => page.$$eval('.map path[stroke-width="2"]', list => list.filter(line => line.checkVisibility()).length);
  const before = await lines();
  await page.click('summary');
  await page.locator('input[data-lane][data-y]:not([data-y=""])').last().uncheck();
  expect('the lines stay', await lines(), before);
});

await test('a folded map: its lanes hide in each row, its columns dim', folded, async page => {
  const tall = await page.$eval('.map > svg', svg => svg.viewBox.baseVal.height);
  await page.click('summary');
  const box = page.locator('input[data-lane][data-y]:not([data-y=""])').first(), places = (await box.getAttribute('data-y')).split(' ').map(Number);
  await box.uncheck();
  expect('twice', places.length > 2, true);
  const sum = places.filter((_, i) => i % 2).reduce((a, b) => a + b);
  expect('by the height of all', Math.round(tall - await page.$eval('.map > svg', svg => svg.viewBox.baseVal.height)), Math.round(sum));
  await page.locator('[data-filter=c]').selectOption({ index: 1 });
  const apart = await page.$$eval('.map [data-t][aria-hidden=true]', groups => groups.every(group => {
    const card = group.querySelector('a rect').getBoundingClientRect();
    return [...document.querySelectorAll('.veil')].some(veil => {
      const at = veil.getBoundingClientRect();
      return at.left <= card.left && at.right >= card.right && at.top <= card.top + 1 && at.bottom >= card.bottom;
    });
  }));
  expect('each card under its veil', apart, true);
});

await browser.close();
finish();
