// axe-core over pages: finds nothing, in any of the ways a page is looked at. Arguments: pages.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { browser, finish, is, visit } from './browser.mjs';

const require = createRequire(`${process.env.JOURNEY_NPM}/`);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const colours = ['color-contrast', 'link-in-text-block'];

async function findings(page, runOnly, media) {
  await page.evaluate(`typeof axe === 'object' || (() => { ${axe} })();0`);
  // Stages out of view are laid out when they come into view; axe looks at where everything is, so all of them have to be.
  await page.evaluate(() => document.querySelectorAll('.stage').forEach(stage => { stage.style.contentVisibility = 'visible'; }));
  const rules = media === 'print' ? { 'target-size': { enabled: false } } : {}; // paper is not touched
  const found = await page.evaluate(options => axe.run(document, options), { resultTypes: ['violations'], runOnly, rules });
  return found.violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(node => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary
    .replace(/\s+/g, ' ').slice(0, 200)}`));
}

const open = page => page.click('thead th:not(.corner) a');
const choose = (page, filter) => filter.selectOption({ index: 1 });
// In which ways a page is looked at. `few` are those that every page is tried in.
const ways = {
  light: { few: true },
  dark: { colorScheme: 'dark', rules: colours, few: true },
  'more contrast': { contrast: 'more', rules: colours },
  'forced colours': { forcedColors: 'active', rules: colours },
  'on paper': { media: 'print' },
  'on a phone': { viewport: { width: 390, height: 844 } },
  'without the script': { bare: true },
  'without the script, dark': { bare: true, colorScheme: 'dark', rules: colours },
  'a touchpoint open': { act: open, few: true },
  'a touchpoint open, dark': { act: open, colorScheme: 'dark', rules: colours },
  'a touchpoint open, forced colours': { act: open, forcedColors: 'active', rules: colours },
  'switched to dark': { act: page => page.click('[data-do=dark]'), rules: colours },
  'the lanes open': { act: page => page.click('summary') },
  filtered: { act: page => choose(page, page.locator('[data-filter]').first()) },
  'filtered, dark, a lane hidden': { colorScheme: 'dark', rules: colours, act: async page => {
    await choose(page, page.locator('[data-filter]').last());
    await page.click('summary');
    await page.locator('input[data-lane]').first().click();
  } },
};

const [, , extent, ...files] = process.argv;
const names = Object.keys(ways).filter(name => extent === 'all' || ways[name].few);
for (const file of files) {
  const bare = `${file}.bare.html`; // axe needs timers, which a browser without JavaScript does not have
  writeFileSync(bare, readFileSync(file, 'utf8').replace(/<script type="module">[^]*?<\/script>/, ''));
  for (const name of names) {
    const { act, media, rules = everything, bare: without, ...options } = ways[name];
    let found = [];
    const wrong = await visit(without ? bare : file, { ...options, act: async page => {
      if (media) await page.emulateMedia({ media });
      if (act) await act(page);
      found = await findings(page, rules, media);
    } });
    is(`${basename(file)}: axe, ${name}`, [...wrong, ...found], []);
  }
}
await browser.close();
finish();
