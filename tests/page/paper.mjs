// Prints pages: arguments are pairs of a page and the PDF to write. What is in it, tests/page.sh asks of pdftotext.
import { bad, browser, finish, ok, visit } from './browser.mjs';

const names = process.argv.slice(2);
for (let i = 0; i + 1 < names.length; i += 2) {
  const wrong = await visit(names[i], { act: page => page.pdf({ path: names[i + 1], preferCSSPageSize: true, printBackground: false }) });
  if (wrong.length === 0) ok(`${names[i]}: prints`);
  else bad(`${names[i]}: prints`, ...wrong);
}
await browser.close();
finish();
