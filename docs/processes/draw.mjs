// Draws the models as SVG, as Cockpit shows them.
// usage: node docs/processes/draw.mjs OUT_DIR FILE.bpmn ...
// needs, in the folder it is run from or a parent: npm install bpmn-js@18.31.1 playwright-core@1.65.1, and a Chromium (CHROMIUM, else /usr/bin/chromium)
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const require = createRequire(join(process.cwd(), 'x.js'));
const { chromium } = require('playwright-core');
const viewer = join(resolve(require.resolve('bpmn-js'), '..', '..'), 'dist', 'bpmn-navigated-viewer.production.min.js');
const [out, ...files] = process.argv.slice(2);

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const file of files) {
  const page = await browser.newPage();
  await page.setContent('<body><div id="canvas" style="width:1000px;height:800px"></div></body>');
  await page.addScriptTag({ path: viewer });
  const svg = await page.evaluate(async xml => {
    const bpmn = new window.BpmnJS({ container: '#canvas' });
    await bpmn.importXML(xml);
    return (await bpmn.saveSVG()).svg;
  }, readFileSync(file, 'utf8'));
  writeFileSync(join(out, basename(file).replace(/\.bpmn$/, '.svg')), svg.replace(/<!--.*?-->/gs, '') + '\n');
  await page.close();
}
await browser.close();
