// The charts of Markdown files as Mermaid itself reads and draws them, in Chromium. Arguments: files. A chart is right when Mermaid
// takes it and its picture has a line for each `line` of the text and every number of its axis. Needs what page/browser.mjs needs,
// and mermaid of tests/node/package.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { bad, browser, finish, is, visit } from '../page/browser.mjs';

const require = createRequire(`${process.env.JOURNEY_NPM}/`);
const mermaid = readFileSync(require.resolve('mermaid/dist/mermaid.min.js'), 'utf8');
const empty = resolve('empty.html');
writeFileSync(empty, '<!doctype html><meta charset="utf-8"><title>charts</title><body></body>');

// In the page: draws one chart and gives what its picture shows.
const draw = async ([text, number]) => {
  const { diagramType } = await mermaid.parse(text);
  const { svg } = await mermaid.render(`chart-${number}`, text);
  const picture = new DOMParser().parseFromString(svg, 'image/svg+xml');
  const lines = [...picture.querySelectorAll('[class^="line-plot"] path')].map(path => path.getAttribute('d').split(/[ML]/).length - 1);
  return { diagramType, lines, words: [...picture.querySelectorAll('text')].map(node => node.textContent) };
};

const charts = process.argv.slice(2).map(file => [file, [...readFileSync(file, 'utf8').matchAll(/^```mermaid\n([^]*?)^```$/gm)].map(found => found[1])]);
const wrong = await visit(empty, { act: async page => {
  await page.addScriptTag({ content: mermaid });
  await page.evaluate(() => mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' })); // as GitHub does
  let number = 0;
  for (const [file, texts] of charts) {
    is(`${file}: holds one chart`, texts.length, 1);
    for (const text of texts) {
      const numbers = [...text.match(/x-axis \[(.*)\]/)[1].matchAll(/"([^"]*)"/g)].map(found => found[1]);
      try {
        const { diagramType, lines, words } = await page.evaluate(draw, [text, number++]);
        is(`${file}: Mermaid knows it`, diagramType, 'xychart');
        is(`${file}: a line a persona, a point a touchpoint`, lines, [...text.matchAll(/^ *line \[(.*)\]$/gm)].map(found => found[1].split(',').length));
        is(`${file}: every touchpoint's number is on the axis`, numbers.filter(one => !words.includes(one)), []);
      } catch (error) {
        bad(`${file}: Mermaid draws it`, ...error.message.split('\n').slice(0, 6));
      }
    }
  }
} });
is('nothing was asked of the network, nothing went wrong on the page', wrong, []);
await browser.close();
finish();
