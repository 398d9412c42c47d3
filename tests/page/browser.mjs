// A browser for tests of pages: opens them from the disk, and counts as a failure whatever a page must never do: ask the network
// for anything, break its own policy, write an error to the console, open a dialog of the browser.
// Needs JOURNEY_NPM (a folder with node_modules of tests/node/package.json) and CHROMIUM.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(`${process.env.JOURNEY_NPM}/`);
const { chromium } = require('playwright-core');

let passed = 0, failed = 0;
export const ok = name => { passed++; console.log(`ok - ${name}`); };
export const bad = (name, ...lines) => {
  failed++;
  console.log(`not ok - ${name}`);
  for (const line of lines) console.log(`    ${line}`);
};
export const is = (name, got, wanted) => {
  if (JSON.stringify(got) === JSON.stringify(wanted)) ok(name);
  else bad(name, `expected: ${JSON.stringify(wanted)}`, `got: ${JSON.stringify(got)}`);
};
export const finish = () => {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
};

export const browser = await chromium.launch({ executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--font-render-hinting=none'] });

// Opens `file` (after "#" what follows in its address), does `act` with it, and gives what it must not have done.
export async function visit(file, { act, js = true, hash = '', ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, javaScriptEnabled: js, ...options });
  const page = await context.newPage(), wrong = [], url = pathToFileURL(file).href;
  page.on('request', request => {
    if (request.url().split('#')[0] !== url && !request.url().startsWith('data:image/')) wrong.push(`asked for ${request.url()}`);
  });
  page.on('console', message => { if (['error', 'warning'].includes(message.type())) wrong.push(`console: ${message.text()}`); });
  page.on('pageerror', error => wrong.push(`error: ${error.message}`));
  page.on('dialog', dialog => { wrong.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('popup', () => wrong.push('opened a window'));
  try {
    await page.goto(url + hash);
    if (act) await act(page);
    if (page.url().split('#')[0] !== url) wrong.push(`went to ${page.url()}`);
  } catch (error) {
    wrong.push(error.message.split('\n').slice(0, 3).join(' '));
  }
  await context.close();
  return wrong;
}

// The same as a test: right when nothing was wrong.
export async function test(name, file, act, options = {}) {
  is(name, await visit(file, { act, ...options }), []);
}
