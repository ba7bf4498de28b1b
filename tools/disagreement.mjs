// Saves the figure of a replay's page as the README's picture, as a reader of that page would: by its button.
// node tools/disagreement.mjs PAGE.html PICTURE.svg
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';

const [page, picture] = process.argv.slice(2);
const { chromium } = createRequire(import.meta.url)('../tests/Browser.Tests/bin/Release/net10.0/.playwright/package');
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--headless=new', '--no-sandbox'] });
try {
  const shown = await browser.newPage({ locale: 'en-GB' });
  await shown.goto(pathToFileURL(resolve(page)).href);
  const [saved] = await Promise.all([shown.waitForEvent('download'), shown.getByTestId('save-plot-anatomy-svg').click()]);
  await saved.saveAs(picture);
} finally {
  await browser.close();
}
