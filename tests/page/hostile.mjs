// Every payload in every string of a map, as pages and as pictures, loaded by a browser: nothing of it lives, whatever a reader
// does. Arguments: files (payload-NN.html, payload-NN.svg), written by the unit test html/payloads_in_every_property_and_format.
import { basename } from 'node:path';
import { browser, finish, is, visit } from './browser.mjs';

// What a page may consist of; everything else came from a string.
const harmless = () => {
  const wrong = [];
  const scripts = document.querySelectorAll('script').length, html = document.documentElement.localName === 'html';
  if (scripts !== (html ? 1 : 0)) wrong.push(`${scripts} scripts`);
  for (const node of document.querySelectorAll('*')) {
    if (/^(iframe|object|embed|base|link|foreignobject|use|animate|set|image|img|video|audio|form|math|template)$/i.test(node.localName))
      wrong.push(`element ${node.localName}`);
    for (const { name, value } of node.attributes) {
      if (/^on|^style$|^srcdoc$|^src$|^action$|^formaction$|^xlink:/i.test(name)) wrong.push(`attribute ${name}`);
      if (name !== 'href') continue;
      const outside = /^(https?:|mailto:)/.test(value);
      if (!outside && !/^#[a-z]+(-\d+){0,2}$/.test(value)) wrong.push(`link ${value}`);
      if (outside && !/noopener/.test(node.rel) || outside && !/noreferrer/.test(node.rel)) wrong.push(`link without rel ${value}`);
    }
  }
  if (window.lived) wrong.push(`lived: ${window.lived}`);
  return wrong;
};

// What a reader may do: point at everything, focus everything, open every touchpoint, choose in every filter.
const use = () => {
  for (const node of document.querySelectorAll('*'))
    for (const type of ['mouseover', 'focus', 'error']) node.dispatchEvent(new Event(type));
  for (const select of document.querySelectorAll('select'))
    for (const index of [1, 0]) {
      select.selectedIndex = index;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
  for (const box of [...document.querySelectorAll('input')].slice(0, 2)) box.click(), box.click();
  for (const link of document.querySelectorAll('thead a, .map a')) link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  for (const key of document.querySelectorAll('[data-do=next], [data-do=previous], [data-do=dark]')) key.click();
};

for (const file of process.argv.slice(2)) {
  const found = [];
  const wrong = await visit(file, { act: async page => {
    await page.evaluate(() => { for (const name of ['alert', 'confirm', 'prompt', 'open']) window[name] = () => { window.lived = name; }; });
    found.push(...await page.evaluate(harmless));
    if (file.endsWith('.html')) {
      await page.evaluate(use);
      await page.waitForTimeout(20);
      found.push(...await page.evaluate(harmless));
      if (!await page.evaluate(() => document.querySelector('dialog').open)) found.push('no touchpoint opened');
    }
  } });
  is(`${basename(file)}: nothing lives`, [...wrong, ...new Set(found)], []);
}
await browser.close();
finish();
